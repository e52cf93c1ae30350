# Questions about a saved fit. Their verbs get the fit's file and the R call that the app shows, with the fit as `fit`.

# Evaluates `call` with the fit in `file`. Returns its value and its warnings as texts. `doing` is shown meanwhile:
# "Computing LOO".
ask_saved_fit <- function(file, call, doing) {
  tell_main("working", list(on = "Reading the fit"))
  fit <- read_saved_fit(file)
  tell_main("working", list(on = doing))
  warnings <- list()
  value <- withCallingHandlers(
    eval(str2lang(call), list(fit = fit), globalenv()),
    warning = function(w) {
      warnings[[length(warnings) + 1L]] <<- trimws(condition_message(w))
      # They often explain an error that follows.
      tell_main("warned", list(text = trimws(condition_message(w))))
      tryInvokeRestart("muffleWarning")
    }
  )
  list(value = value, fit = fit, warnings = warnings)
}

read_saved_fit <- function(file) {
  if (!file.exists(file)) {
    stop_with("The fit has no saved R object (fit.rds).", hint = "Fit the model again.", where = file)
  }
  fit <- tryCatch(readRDS(file), error = function(e) {
    stop_with(
      paste0("The saved R object of the fit cannot be read: ", condition_message(e)),
      hint = "The file fit.rds is damaged. Fit the model again.", where = file, parent = e
    )
  })
  if (!inherits(fit, "brmsfit")) {
    stop_with("The saved R object is not a fit of brms.", hint = "Fit the model again.", where = file)
  }
  fit
}

# The rows of the data, from 1, that the `count` observations are in: brms leaves out rows with missing values. NA if
# brms does not say which rows they are.
rows_of_observations <- function(fit, count) {
  rows <- suppressWarnings(as.integer(rownames(fit$data)))
  if (length(rows) == count && !anyNA(rows)) rows else rep(NA_integer_, count)
}
