# The worker: one R process that answers the main process's calls.
# Interrupts are suspended everywhere except inside a call, so that they can never cut a frame in two.
# A profile that has run by now may define functions with the names of R's own: they are not used here.
base::suspendInterrupts(
  base::eval(base::quote({
    file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[[1L]])
    folder <- dirname(gsub("~+~", " ", file, fixed = TRUE))
    # Below baseenv(), so that variables of the global environment cannot replace functions of the worker.
    studio <- new.env(parent = baseenv())
    parts <- c(
      "bindings.R", "texts.R", "msgpack.R", "segments.R",
      "codecs.R", "codecs-texts.R", "codecs-classes.R", "codecs-tables.R",
      "handles.R", "handle-sizes.R", "handle-labels.R", "targets.R", "conditions.R", "boost.R", "profile.R",
      "objects.R", "objects-facts.R", "objects-texts.R", "objects-page.R", "objects-said.R", "objects-made.R",
      "brm-call.R", "toolchain.R", "installed-versions.R", "compiler-words.R", "chain-processes.R", "whole-lines.R",
      "sampled-fit.R", "saved-fit.R", "connection.R", "tests.R", "loop.R"
    )
    verbs <- list.files(file.path(folder, "verbs"), pattern = "[.]R$", full.names = TRUE)
    # The verbs, called as studio::NAME: one for each file of that folder.
    studio$verbs <- sub("[.]R$", "", basename(verbs))
    for (path in c(file.path(folder, parts), verbs)) {
      # Read as UTF-8 in any locale, and without source references, which take time and memory.
      # The option `encoding`, which file() would use, is ignored.
      connection <- file(path, "r", encoding = "native.enc")
      for (expression in parse(connection, keep.source = FALSE, encoding = "UTF-8")) eval(expression, studio)
      close(connection)
    }
    studio$serve()
  }), base::new.env(parent = base::baseenv()))
)
