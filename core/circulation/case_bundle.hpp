#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cases/family_case.hpp"
#include "core/circulation/case_bundle_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/private.hpp"
#include "core/support/seal.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// One thing that is held about a person.
struct BundleLine {
    std::string label = {};
    FreeText words = {};
};

/// Things that belong together: a meeting, a copy that was sent, a letter.
struct BundleEntry {
    std::string title = {};
    std::vector<BundleLine> lines = {};
};

struct BundlePart {
    std::string heading = {};
    std::vector<BundleEntry> entries = {};
};

/// How many things are held back for one reason, which says nothing of what they are.
struct HeldBack {
    std::string reason = {};
    int count = 0;
};

/// Who has looked, in how many entries of the trail, on how many days: roles, never people. No
/// setting changes that: who of the staff read it is their data too, so a person who needs a name
/// asks the data protection officer, who has who_saw(). Nor are others of the family among them.
struct LooksByRole {
    std::string role = {};
    int count = 0;
    int days = 0;
    Date first = {};
    Date last = {};
};

/// Everything that is held about one person in a family's record and may be given to them. Made by
/// subject_bundle() alone, which asks the gate about each item of a record.
struct SubjectBundle {
    PersonName name = {};
    std::string about = {};  // "8", "mother", "Health visitor, Health trust"
    bool is_professional = false;
    std::string council = {};
    std::vector<BundlePart> parts = {};
    std::vector<HeldBack> held_back = {};  // by reason
    std::vector<LooksByRole> looks = {};   // of a professional: their own alone
    std::string digest = {};               // of all but the looks, which change by looking
};

/// Counts what is held back, by reason.
class HeldBackCount {
public:
    void add(std::string_view reason, int count = 1)
    {
        if (count > 0) counts_[std::string{reason}] += count;
    }
    std::vector<HeldBack> all() const;

private:
    std::map<std::string, int> counts_;
};

/// What the bundle is made with besides the stores.
struct BundleTools {
    const Clock& clock;
    const Seal& seal;  // under which what the family says is kept
    const LinkTokens& links;
};

/// The bundle of a child of the family, of one of its members, or of a professional who had a part
/// in it (see professional_bundle.hpp); nothing when there is no such person. Addresses are never
/// in it, nor is what a meeting of which nothing goes to the family brought: what cannot be given
/// is counted, by reason.
std::optional<SubjectBundle> subject_bundle(UnitOfWork& work,
                                            const BundleTools& tools,
                                            const FamilyCase& family,
                                            const BundleSubject& subject);

/// The digest that it has now, for less work; empty when there is no such person.
std::string bundle_digest(UnitOfWork& work,
                          const BundleTools& tools,
                          const FamilyCase& family,
                          const BundleSubject& subject);

}  // namespace quorate::core
