# The worker: one R process that answers the main process's calls.
# Interrupts are suspended everywhere but inside a call, so that one can never tear a frame in two.
# A profile that has run by now may have functions of its own by the names of R's: none of them is seen here.
base::suspendInterrupts(
  base::eval(base::quote({
    file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[[1L]])
    folder <- dirname(gsub("~+~", " ", file, fixed = TRUE))
    # Below baseenv(): what a user's script defines in the global environment cannot get in our way.
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
    # What is called as studio::NAME, and nothing else: the files of that folder.
    studio$verbs <- sub("[.]R$", "", basename(verbs))
    for (path in c(file.path(folder, parts), verbs)) {
      # UTF-8 whatever the locale, and no source references: they cost time and memory.
      # Nor does the option `encoding`, which file() would go by.
      connection <- file(path, "r", encoding = "native.enc")
      for (expression in parse(connection, keep.source = FALSE, encoding = "UTF-8")) eval(expression, studio)
      close(connection)
    }
    studio$serve()
  }), base::new.env(parent = base::baseenv()))
)
