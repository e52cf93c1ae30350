# A compiled model for a prepared fit, built only if it does not exist yet. The form depends on the backend: for rstan a
# saved stanmodel in `file`, for cmdstanr an executable in a folder of that name, which CmdStan itself checks.

studio_compile_model <- function(fit, file) {
  dir.create(dirname(file), recursive = TRUE, showWarnings = FALSE)
  if (identical(fit$backend, "cmdstanr")) compile_with_cmdstanr(fit, file) else compile_with_rstan(fit, file)
}

compile_with_rstan <- function(fit, file) {
  # If the file is broken or from another machine, it does not load: then the model is built again.
  holder <- if (file.exists(file)) tryCatch(model_holder(readRDS(file), fit), error = function(e) NULL)
  reused <- !is.null(holder)
  if (!reused) {
    program <- check_program(as.character(brms::stancode(fit)))
    tell_main("compiling", list())
    model <- with_compiler_words(rstan::stan_model(stanc_ret = program, save_dso = TRUE))
    partial <- paste0(file, ".", Sys.getpid(), ".part")
    on.exit(unlink(partial))
    # The file is written completely or not at all, so two workers may build the same model at once. If it cannot be
    # written, this fit still has the model; the next one builds it again.
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

# brm() writes the program into the folder of cmdstanr's own option and finds the executable there.
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

# A stanfit without chains, from which brm(fit = ...) takes the compiled model. Making it loads the shared object.
model_holder <- function(model, fit) {
  suppressMessages(rstan::sampling(model, data = brms::standata(fit), chains = 0))
}

# Lets Stan read a program. The error has the messages of Stan's parser, which rstan may only print.
check_program <- function(code) {
  said <- character()
  tryCatch(
    withCallingHandlers(rstan::stanc(model_code = code), message = function(m) {
      said <<- c(said, conditionMessage(m))
      invokeRestart("muffleMessage")
    }),
    error = function(e) {
      # Newer versions of rstan put the parser's messages into the error itself.
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

# The message of Stan's parser in one line, without the program's lines, which it shows between two rules, and without
# the list of valid signatures. The older parser (rstan 2.21) shows the program last, the newer one first.
parser_words <- function(text) {
  lines <- trimws(strsplit(text, "\n", fixed = TRUE)[[1L]])
  rules <- grep("^-{10,}$", lines)
  if (length(rules) > 1L) lines <- lines[-(rules[[1L]]:rules[[2L]])]
  end <- grep("^Available (argument |signatures)|^-{10,}$|^error in 'model|^failed to parse|due to the above error", lines)
  words <- lines[seq_len(min(end, length(lines) + 1L) - 1L)]
  paste(words[nzchar(words) & !grepl("^SYNTAX ERROR|^0$|^(Syntax|Semantic) error in '", words)], collapse = " ")
}
