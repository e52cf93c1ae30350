# What a lock file has of R itself and of what lies around it; the packages are read from the libraries by whoever asks.
# `compiler`: its first line, where it is known already, as asking takes a program or two.
studio_lock_facts <- function(compiler = NULL) {
  if (is.null(compiler)) compiler <- compiler_banner()
  list(
    libraries = .libPaths(),
    version = as.character(getRversion()),
    platform = R.version$platform,
    os = if (is.null(utils::osVersion)) Sys.info()[["sysname"]] else utils::osVersion,
    compiler = compiler,
    cmdstan = lock_cmdstan()
  )
}

# The version that cmdstanr would use, from CmdStan's own makefile: cmdstanr itself need not be loaded for it.
lock_cmdstan <- function() {
  installed <- list.files(path.expand("~/.cmdstan"), pattern = "^cmdstan-", full.names = TRUE)
  numbers <- numeric_version(sub("^.*cmdstan-([0-9.]+).*$", "\\1", installed), strict = FALSE)
  folders <- c(Sys.getenv("CMDSTAN"), installed[order(numbers, decreasing = TRUE)])
  for (folder in folders[nzchar(folders)]) {
    line <- first_line_with(file.path(folder, "makefile"), "^CMDSTAN_VERSION[[:space:]]*:?=")
    if (line != "unknown") return(trimws(sub("^[^=]*=", "", line)))
  }
  ""
}
