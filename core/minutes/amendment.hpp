#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/minutes/minutes.hpp"
#include "core/minutes/plan_part.hpp"
#include "core/minutes/record_part.hpp"
#include "core/support/digest.hpp"

namespace quorate::core {

/// Something put right in minutes after they were agreed. The agreed text stays as it is.
struct Amendment {
    AmendmentId id = {};
    MeetingId meeting = {};
    int number = 0;                               // 1, 2, 3 ... of these minutes
    std::optional<MinuteSectionId> section = {};  // that it puts right
    std::optional<OtherPart> part = {};           // the same; neither: the whole record
    FreeText body = {};                           // what is right
    FreeText reason = {};                         // who asked for it and why; never leaves
    bool visible_to_family = false;
    UserId made_by = {};
    Instant made_at = {};
    std::string digest = {};
};

/// Whether one of them puts an action point right.
bool corrects_action(const std::vector<Amendment>& amendments, const std::string& action);

/// SHA-256 over everything that was agreed: when, by whom, each section, each decision, and what
/// was written of the plan. In lower-case hexadecimal; the same on every machine and with every
/// database.
std::string digest_of(const Digest& digest,
                      const Minutes& minutes,
                      const std::vector<MinuteSection>& sections,
                      const std::vector<ChildDecision>& decisions,
                      const MinutedPlan& plan = {});

/// The same over an amendment and the digest before it: that of the minutes for the first. One of
/// something else than a section has that after all the others have.
std::string digest_of(const Digest& digest, const std::string& before, const Amendment& amendment);

/// Where the record of a meeting does not fit its digests.
enum class RecordFault {
    none,
    minutes,    // what was agreed is not what is stored
    amendment,  // one of the amendments was changed, or is missing
};

/// Minutes that were agreed before digests were kept have none, and are not faulted for it; their
/// amendments are.
RecordFault fault_of(const Digest& digest,
                     const Minutes& minutes,
                     const std::vector<MinuteSection>& sections,
                     const std::vector<ChildDecision>& decisions,
                     const std::vector<Amendment>& amendments,
                     const MinutedPlan& plan = {});

}  // namespace quorate::core
