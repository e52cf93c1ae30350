# The first call of every worker: applies the environment before any of its packages load.
studio_start <- function(libraries = NULL, cmdstan_path = NULL, startup_scripts = NULL, environment_name = "default",
                         env = NULL, load_brms = FALSE) {
  mend_profile("Your R profile")
  # The process has its variables from the start, except those whose names the shell that starts R drops.
  if (length(env)) do.call(Sys.setenv, as.list(env))
  if (length(libraries)) {
    .libPaths(c(libraries, .libPaths()))
    # Chains in separate R processes use the same library folders.
    Sys.setenv(R_LIBS = paste(.libPaths(), collapse = .Platform$path.sep))
  }
  if (!is.null(cmdstan_path)) Sys.setenv(CMDSTAN = cmdstan_path)
  mend_boost(cmdstan_path)
  for (i in seq_along(startup_scripts)) run_startup_script(startup_scripts[[i]], i, environment_name)
  mend_profile("A startup script")
  if (load_brms) {
    if (!length(find.package("brms", quiet = TRUE))) {
      stop_with(
        sprintf("The R package brms is not installed in the environment '%s'.", environment_name),
        hint = "Install brms into this environment, or choose another one."
      )
    }
    suppressPackageStartupMessages(library("brms", character.only = TRUE))
  }
  installed_versions()
}

run_startup_script <- function(script, index, environment_name) {
  tryCatch(
    eval(parse(text = script, keep.source = FALSE, encoding = "UTF-8"), globalenv()),
    error = function(e) {
      first <- substr(strsplit(script, "\n", fixed = TRUE)[[1L]][1L], 1L, 60L)
      stop_with(
        sprintf("Startup script %d (%s) of the environment '%s' failed: %s", index, first, environment_name, conditionMessage(e)),
        hint = "Correct or remove the script in the environment's settings.",
        where = sprintf("startup_scripts[%d]", index - 1L), parent = e
      )
    }
  )
}
