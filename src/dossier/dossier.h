#pragma once
// Everything that is known about a set of pages: the one data model that the outside sees.
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "claim/claim.h"
#include "lineage/lineage.h"
#include "page/page.h"
#include "reading/corpus.h"
#include "source/source.h"
#include "story/story.h"

namespace tawatur {

struct Dossier {
  std::unique_ptr<Corpus> corpus;
  std::vector<Family> families;
  std::vector<Story> stories;
  ClaimReport claims;
  std::vector<Error> diagnostics;  // inputs that could not be read; `place` names each
};

struct BuildOptions {
  unsigned threads = 0;  // 0: all cores
  PageOptions page;
  SourceOptions source;
  /// Called now and then from the calling thread: a stage's name, how many are done, how many there are (0: not known).
  std::function<void(const char* stage, uint64_t done, uint64_t total)> progress;
};

/// Reads inputs and runs every stage. Never fails as a whole: what could not be read is in `diagnostics`.
Dossier build_dossier(std::span<const std::string> inputs, const BuildOptions& options);

/// Reads inputs and makes articles and their sentences only; `emit` gets each in input order, from the calling thread.
/// Errors go to `diagnose`, in order with the pages.
void extract_pages(std::span<const std::string> inputs, const BuildOptions& options,
                   const std::function<void(const Page&, const Analysis&)>& emit,
                   const std::function<void(const Error&)>& diagnose);

}  // namespace tawatur
