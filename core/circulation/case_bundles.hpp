#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/circulation/case_bundle.hpp"
#include "core/circulation/case_bundle_store.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

// What a person of a family, or a professional who had a part in the work with it, is given who
// asks what its record holds about them. A service manager prepares it, for a reason, and another
// releases it: what was looked at is kept as it is then, and either can fetch it, whatever changes
// afterwards. Each step is audited, with the reason kept beside it and never in the trail.

/// Somebody who can be given what is held about them.
struct BundlePerson {
    BundleSubject person;
    PersonName name;
    std::string about = {};
};

/// A bundle as a list shows it.
struct BundleRow {
    CaseBundle bundle;
    PersonName name = {};
    PersonName prepared_by = {};
    PersonName released_by = {};
    bool is_own = false;       // prepared by whoever looks
    bool may_release = false;  // whoever looks: see CaseBundle::may_be_released_by()
    bool has_changed = false;  // what would be given now is something else
};

struct CaseBundles {
    FamilyCase family;
    std::vector<BundlePerson> people = {};         // of the family
    std::vector<BundlePerson> professionals = {};  // see case_professionals()
    std::vector<BundleRow> rows = {};
};

/// Who can be given one, and those that were prepared.
Result<CaseBundles> view_case_bundles(UnitOfWork& work,
                                      const BundleTools& tools,
                                      const Actor& actor,
                                      const CaseId& id);

/// One, as it was released; as it would be given now before that.
struct BundlePreview {
    FamilyCase family;
    BundleSubject person;
    SubjectBundle content;
    Instant made_at = {};               // when that was held
    std::optional<BundleRow> row = {};  // once it is prepared
    // Whether `content` is what was looked at. It is not when the record changed before it was
    // released, nor of what was released before its content was kept: it has to be prepared again.
    bool can_be_given = true;
    bool can_be_prepared = true;      // the person has a part in it still
    bool another_may_release = true;  // somebody besides whoever looks; told by preview_bundle()
};

/// Before it is prepared.
Result<BundlePreview> preview_bundle(UnitOfWork& work,
                                     const BundleTools& tools,
                                     const Actor& actor,
                                     const CaseId& id,
                                     const BundleSubject& person);

struct PrepareBundle {
    CaseId case_id = {};
    BundleSubject person = {};
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

/// The same for the same reason with what is held now: one more, which waits to be released beside
/// the one that was prepared before. One that waits already with the same content is given instead.
/// `not_found` when the person has no part in it any more.
Result<CaseBundle> prepare_again(UnitOfWork& work,
                                 const BundleTools& tools,
                                 RandomSource& random,
                                 const Actor& actor,
                                 const CaseId& id,
                                 const CaseBundleId& bundle);

/// By somebody who did not prepare it, nor is signed in as it was prepared, nor is whom it is
/// about: `needs_second_person` otherwise. `wrong_state` when it would not be what was prepared, or
/// what was looked at.
Result<CaseBundle> release_bundle(UnitOfWork& work,
                                  const BundleTools& tools,
                                  const Actor& actor,
                                  const CaseId& id,
                                  const CaseBundleId& bundle,
                                  const std::string& digest);

/// The bundle as it was released; `wrong_state` before that. `form` is "html" or "json", for the
/// trail.
Result<BundlePreview> export_bundle(UnitOfWork& work,
                                    const BundleTools& tools,
                                    const Actor& actor,
                                    const CaseId& id,
                                    const CaseBundleId& bundle,
                                    std::string_view form);

}  // namespace quorate::core
