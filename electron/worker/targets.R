# Targets: `package::function` for anything in R, `studio::verb` for the worker's own.

# The function and the expression that names it.
resolve_target <- function(target) {
  cut <- regexpr("::", target, fixed = TRUE)
  if (cut < 2L || cut + 2L > nchar(target)) {
    stop_with(sprintf("'%s' does not name a function.", target), hint = "Write package::function, for example stats::rnorm.")
  }
  package <- substr(target, 1L, cut - 1L)
  name <- substr(target, cut + 2L, nchar(target))
  if (package == "studio") return(resolve_verb(name))
  list(value = exported_function(package, name, target), expression = call("::", as.name(package), as.name(name)))
}

exported_function <- function(package, name, target) {
  if (!requireNamespace(package, quietly = TRUE)) {
    if (length(find.package(package, quiet = TRUE))) loadNamespace(package) # says why it does not load
    stop_with(
      sprintf("There is no R package '%s' in this environment.", package),
      hint = near_names(package, .packages(all.available = TRUE)), where = target
    )
  }
  # The name is looked up first; exports are listed only for the error, because listing base takes a millisecond. It is
  # looked up for each call, because the package may have been reloaded.
  value <- withCallingHandlers(getExportedValue(package, name), error = function(e) {
    exported <- if (package == "base") ls(baseenv()) else getNamespaceExports(asNamespace(package))
    if (name %in% exported) return()
    stop_with(
      sprintf("The R package '%s' exports no '%s'.", package, name), hint = near_names(name, exported), where = target
    )
  })
  if (!is.function(value)) {
    stop_with(sprintf("%s is not a function but %s.", target, handle_label(value)), where = target)
  }
  value
}

resolve_verb <- function(name) {
  studio <- environment(resolve_verb)
  if (!name %in% studio$verbs) {
    stop_with(
      sprintf("The worker has no verb '%s'.", name), hint = near_names(name, studio$verbs), where = paste0("studio::", name)
    )
  }
  symbol <- paste0("studio_", name)
  list(value = get(symbol, studio, mode = "function", inherits = FALSE), expression = as.name(symbol))
}

# "Did you mean …?", or NULL if no name is similar.
near_names <- function(name, candidates) {
  candidates <- grep("^[[:alpha:]]", candidates, value = TRUE)
  distance <- drop(utils::adist(name, candidates, ignore.case = TRUE))
  near <- order(distance)[seq_len(min(3L, length(candidates)))]
  near <- near[distance[near] <= max(2, nchar(name) / 3)]
  begins <- candidates[startsWith(tolower(candidates), tolower(name))]
  found <- unique(c(candidates[near], begins[order(nchar(begins))]))
  if (!length(found)) return(NULL)
  paste0("Did you mean ", paste(utils::head(found, 3L), collapse = ", "), "?")
}

# A name for a variable in `frame`: `wanted`, or `otherwise`, or a similar one. It is none of `taken`, and not the name
# of a variable that code in the frame can see, because that must not be hidden.
free_name <- function(wanted, otherwise, taken, frame) {
  is_free <- function(name) can_be_variable(name) && !name %in% taken && !exists(name, frame)
  if (is_free(wanted)) return(wanted)
  name <- otherwise
  while (!is_free(name)) name <- paste0(name, "_")
  name
}

# R reserves "..." and "..1", and calls of functions of packages use `::`.
can_be_variable <- function(name) !is.na(name) && !grepl("^([.][.]([.]|[0-9]+)|:::?|)$", name)

# The names in code; none for other values, or for code that is nested too deep.
names_in <- function(x) if (is.language(x)) tryCatch(all.names(x, unique = TRUE), error = function(e) character())

# The call and the environment to evaluate it in. Scalars are written into the call (so `base::library("brms")` works as
# typed). Larger values are variables, which keeps tracebacks and stored calls short. A variable has the name of its
# argument, unless that name is used already.
build_call <- function(target, args, kwargs) {
  frame <- new.env(parent = globalenv())
  if (is.name(target$expression)) assign(as.character(target$expression), target$value, frame)
  given <- names(kwargs)
  values <- c(args, kwargs)
  # Code in an argument may be evaluated in the frame.
  named <- unlist(lapply(c(list(target$expression), values), names_in))
  parts <- vector("list", length(values))
  for (i in seq_along(values)) {
    value <- values[[i]]
    if (is.atomic(value) && length(value) == 1L && is.null(attributes(value))) {
      parts[[i]] <- value
    } else {
      place <- i - length(args)
      key <- if (place > 0L) given[[place]] else ""
      others <- if (place > 0L) given[-place] else given
      variable <- free_name(key, paste0("arg", i), c(named, others), frame)
      assign(variable, value, frame)
      parts[[i]] <- as.name(variable)
    }
  }
  names(parts) <- c(rep("", length(args)), given)
  list(call = as.call(c(list(target$expression), parts)), frame = frame)
}
