# The facts for a lock file about R, its compiler and CmdStan. The app reads the packages from the libraries itself.
# `compiler`: the first line of its version, if known already, because asking for it starts one or two programs.
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

# The CmdStan version that cmdstanr would use, read from CmdStan's own makefile, without loading cmdstanr.
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
