# Does the same as a worker before a fit: runs the startup scripts, then loads brms. Each step is announced, so that a
# step that never ends is known by name. The code of profile.R and `startup_scripts` comes before it.
# A script may have left a line of output unfinished.
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
# A package can be installed but not load, because something else is missing: so it is loaded.
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
