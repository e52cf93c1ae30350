# A compiled model for a prepared fit, built only where it is not there from before. Each backend keeps its own form:
# rstan a saved stanmodel in `file`, cmdstanr an executable in a folder of that name, which CmdStan itself checks.

studio_compile_model <- function(fit, file) {
  dir.create(dirname(file), recursive = TRUE, showWarnings = FALSE)
  if (identical(fit$backend, "cmdstanr")) compile_with_cmdstanr(fit, file) else compile_with_rstan(fit, file)
}

compile_with_rstan <- function(fit, file) {
  # A file from another machine or a broken one does not load: then the model is built again.
  holder <- if (file.exists(file)) tryCatch(model_holder(readRDS(file), fit), error = function(e) NULL)
  reused <- !is.null(holder)
  if (!reused) {
    program <- check_program(as.character(brms::stancode(fit)))
    tell_main("compiling", list())
    model <- with_compiler_words(rstan::stan_model(stanc_ret = program, save_dso = TRUE))
    partial <- paste0(file, ".", Sys.getpid(), ".part")
    on.exit(unlink(partial))
    # The file appears whole or not at all, so two workers that build the same model at once do no harm. A model that
    # cannot be kept is built again the next time; this fit has it.
    kept <- tryCatch(suppressWarnings({
      saveRDS(model, partial)
      file.rename(partial, file)
    }), error = function(e) FALSE)
    if (!kept) warning("The compiled model could not be kept in ", dirname(file), ".", call. = FALSE)
    holder <- model_holder(model, fit)
  }
  fit$fit <- holder
  list(fit = fit, reused = reused)
}

# brm() writes the program into the folder that cmdstanr's own option names and finds the executable beside it.
compile_with_cmdstanr <- function(fit, file) {
  folder <- sub("[.]rds$", "", file)
  dir.create(folder, showWarnings = FALSE)
  options(cmdstanr_write_stan_file_dir = folder)
  program <- cmdstanr::write_stan_file(as.character(brms::stancode(fit)))
  built <- cmdstanr::cmdstan_model(program, compile = FALSE)$exe_file()
  reused <- length(built) == 1L && file.exists(built) && file.mtime(built) >= file.mtime(program)
  if (!reused) tell_main("compiling", list())
  with_compiler_words(cmdstanr::cmdstan_model(program))
  list(fit = fit, reused = reused)
}

# A stanfit without chains: what brm(fit = ...) takes a compiled model from. Making it loads the model's shared object.
model_holder <- function(model, fit) {
  suppressMessages(rstan::sampling(model, data = brms::standata(fit), chains = 0))
}

# Stan's own reading of a program. What its parser objects to is said in the error, not only printed.
check_program <- function(code) {
  said <- character()
  tryCatch(
    withCallingHandlers(rstan::stanc(model_code = code), message = function(m) {
      said <<- c(said, conditionMessage(m))
      invokeRestart("muffleMessage")
    }),
    error = function(e) {
      # Newer versions of rstan put the parser's words into the error itself.
      words <- parser_words(paste(c(said, conditionMessage(e)), collapse = "\n"))
      stop_with(
        paste("Stan cannot read the model:", if (nzchar(words)) words else conditionMessage(e)),
        code = "stan-compile",
        hint = "Check the priors: each must be a density that Stan knows, with as many arguments as it takes.",
        parent = e
      )
    }
  )
}

# What Stan's parser objects to, in one line: without the program's lines, which it shows between two rules, and without
# all the signatures that would do. Its older form (rstan 2.21) shows the program last, its newer one first.
parser_words <- function(text) {
  lines <- trimws(strsplit(text, "\n", fixed = TRUE)[[1L]])
  rules <- grep("^-{10,}$", lines)
  if (length(rules) > 1L) lines <- lines[-(rules[[1L]]:rules[[2L]])]
  end <- grep("^Available (argument |signatures)|^-{10,}$|^error in 'model|^failed to parse|due to the above error", lines)
  words <- lines[seq_len(min(end, length(lines) + 1L) - 1L)]
  paste(words[nzchar(words) & !grepl("^SYNTAX ERROR|^0$|^(Syntax|Semantic) error in '", words)], collapse = " ")
}
