#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/circulation/case_bundle.hpp"
#include "core/circulation/case_bundle_store.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

// What a person of a family is given who asks what is held about them. A service manager prepares
// it, for a reason, and another releases it: then either can fetch it. Each step is audited, with
// the reason kept beside it and never in the trail.

/// Somebody of a family who can be given what is held about them.
struct BundlePerson {
    PreparedPerson person;
    PersonName name;
    std::string about = {};
};

/// A bundle as a list shows it.
struct BundleRow {
    CaseBundle bundle;
    PersonName name = {};
    PersonName prepared_by = {};
    PersonName released_by = {};
    bool is_own = false;  // prepared by whoever looks
};

struct CaseBundles {
    FamilyCase family;
    std::vector<BundlePerson> people = {};
    std::vector<BundleRow> rows = {};
};

/// Who of a family can be given one, and those that were prepared.
Result<CaseBundles> view_case_bundles(UnitOfWork& work,
                                      const Clock& clock,
                                      const Actor& actor,
                                      const CaseId& id);

/// One, as it would be given now.
struct BundlePreview {
    FamilyCase family;
    PreparedPerson person;
    SubjectBundle content;
    std::optional<BundleRow> row = {};  // once it is prepared
    bool has_changed = false;           // since it was prepared: it has to be prepared again
    bool another_may_release = true;    // somebody besides whoever looks; told by preview_bundle()
};

/// Before it is prepared.
Result<BundlePreview> preview_bundle(UnitOfWork& work,
                                     const BundleTools& tools,
                                     const Actor& actor,
                                     const CaseId& id,
                                     const PreparedPerson& person);

struct PrepareBundle {
    CaseId case_id = {};
    PreparedPerson person = {};
    std::string digest = {};  // of what was looked at
    FreeText reason = {};     // at least shortest_reason characters
};

Result<CaseBundle> prepare_bundle(UnitOfWork& work,
                                  const BundleTools& tools,
                                  RandomSource& random,
                                  const Actor& actor,
                                  const PrepareBundle& command);

Result<BundlePreview> view_bundle(UnitOfWork& work,
                                  const BundleTools& tools,
                                  const Actor& actor,
                                  const CaseId& id,
                                  const CaseBundleId& bundle);

/// By somebody who did not prepare it: `needs_second_person` otherwise. `wrong_state` when it would
/// not be what was prepared, or what was looked at.
Result<CaseBundle> release_bundle(UnitOfWork& work,
                                  const BundleTools& tools,
                                  const Actor& actor,
                                  const CaseId& id,
                                  const CaseBundleId& bundle,
                                  const std::string& digest);

/// The bundle, once it is released and while it is what was prepared. `form` is "html" or "json",
/// for the trail.
Result<BundlePreview> export_bundle(UnitOfWork& work,
                                    const BundleTools& tools,
                                    const Actor& actor,
                                    const CaseId& id,
                                    const CaseBundleId& bundle,
                                    std::string_view form);

}  // namespace quorate::core
