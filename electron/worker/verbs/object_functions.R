# At most `limit` exported functions, as package::name, whose name begins with or contains `text`, the best match first:
# those of attached packages, then those of other loaded packages. If `text` begins with "package::", only those of that
# package, which is not loaded for this.
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

# 0: the same name; 1: begins with it; 2: its package begins with it; 3: contains it; NA: no match.
match_rank <- function(name, text, package) {
  if (text == "") return(rep(1, length(name)))
  rank <- rep(NA_real_, length(name))
  rank[grepl(text, name, fixed = TRUE)] <- 3
  rank[is.na(rank) & startsWith(package, text)] <- 2
  rank[startsWith(name, text)] <- 1
  rank[name == text] <- 0
  rank
}

# The exports of a package, read from its installed files if it is not loaded. Empty if it is not installed.
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

# Checked only for names that would be shown, because an export is read from the package's file when first used.
is_exported_function <- function(package, name) {
  if (package == "base") return(is.function(baseenv()[[name]]))
  !isNamespaceLoaded(package) || tryCatch(is.function(getExportedValue(package, name)), error = function(e) FALSE)
}
