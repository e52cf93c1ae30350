# Exported functions as package::name whose name begins with or contains `text`, the nearest first, at most `limit`: of
# attached packages, then of others that are loaded. Where `text` begins with "package::", of that package alone, which
# need not be loaded and is not loaded for this.
studio_object_functions <- function(text, limit) {
  cut <- regexpr("::", text, fixed = TRUE)
  if (cut > 1L) {
    packages <- substr(text, 1L, cut - 1L)
    text <- substr(text, cut + 2L, nchar(text))
  } else {
    attached <- sub("^package:", "", grep("^package:", search(), value = TRUE))
    packages <- c(attached, sort(setdiff(loadedNamespaces(), attached), method = "radix"))
  }
  exported <- lapply(packages, exported_names)
  name <- as.character(unlist(exported))
  from <- rep(seq_along(packages), lengths(exported))
  rank <- match_rank(tolower(name), tolower(text), tolower(packages)[from])
  chosen <- order(rank, from, name, method = "radix", na.last = NA)
  targets <- character()
  for (i in chosen) {
    if (length(targets) == limit) break
    if (is_exported_function(packages[[from[[i]]]], name[[i]])) {
      targets[[length(targets) + 1L]] <- paste0(packages[[from[[i]]]], "::", name[[i]])
    }
  }
  list(target = utf8_texts(targets))
}

# 0 the very name, 1 begins with it, 2 its package does, 3 contains it, NA none of these.
match_rank <- function(name, text, package) {
  if (text == "") return(rep(1, length(name)))
  rank <- rep(NA_real_, length(name))
  rank[grepl(text, name, fixed = TRUE)] <- 3
  rank[is.na(rank) & startsWith(package, text)] <- 2
  rank[startsWith(name, text)] <- 1
  rank[name == text] <- 0
  rank
}

# Also of a package that is not loaded: from what its installation wrote down. None of one that is not installed.
exported_names <- function(package) {
  if (package == "base") return(ls(baseenv()))
  if (isNamespaceLoaded(package)) return(getNamespaceExports(package))
  folder <- find.package(package, quiet = TRUE)
  if (!length(folder)) return(character())
  tryCatch({
    info <- readRDS(file.path(folder[[1L]], "Meta", "nsInfo.rds"))
    all <- names(readRDS(file.path(folder[[1L]], "R", paste0(package, ".rdx")))$variables)
    matched <- lapply(info$exportPatterns, grep, all, value = TRUE)
    unique(c(intersect(info$exports, all), unlist(matched), info$exportMethods))
  }, error = function(e) character())
}

# Looked at only where it would be shown: what a package exports is read from its file when it is first used.
is_exported_function <- function(package, name) {
  if (package == "base") return(is.function(baseenv()[[name]]))
  !isNamespaceLoaded(package) || tryCatch(is.function(getExportedValue(package, name)), error = function(e) FALSE)
}
