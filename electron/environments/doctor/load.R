# Does what a worker does before a fit: startup scripts, then brms. Each step is announced, so that one that never ends
# is known by its name. profile.R and `startup_scripts` stand before it.
# A script may have printed a line that does not end.
say <- function(name, value) cat("\n", name, "\t", paste(gsub("\\s+", " ", value), collapse = " "), "\n", sep = "")

mend_settings()
for (i in seq_along(startup_scripts)) {
  say("step", paste0("startup.", i))
  fault <- tryCatch({
    eval(parse(text = startup_scripts[[i]], keep.source = FALSE, encoding = "UTF-8"), globalenv())
    ""
  }, error = conditionMessage)
  if (nzchar(fault)) say(paste0("startup.", i), fault)
}
mend_settings()
# A package can be there and not load, for want of something else: only loading it tells.
if (nzchar(system.file(package = "brms"))) {
  say("step", "brms")
  fault <- tryCatch({
    suppressMessages(loadNamespace("brms"))
    ""
  }, error = conditionMessage)
  say("brms.fault", fault)
}
say("step", "end")
say("done", "yes")
