#pragma once

#include <string>
#include <vector>

#include "core/minutes/minutes_file.hpp"
#include "core/minutes/proof_reading.hpp"
#include "core/support/digest.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// Longest text of an amendment and of its reason, in characters.
inline constexpr std::size_t longest_amendment = 10'000;
inline constexpr std::size_t longest_amendment_reason = 1'000;

struct AmendMinutes {
    MeetingId meeting;
    int number = 0;            // the next: one more than there were when it was written
    std::string section = {};  // id of the section that is put right
    std::string part = {};     // or what else is, as text_of() it; both empty: the whole record
    std::string body = {};     // what is right
    std::string reason = {};   // who asked for it, and why
    bool visible_to_family = false;
    std::vector<std::string> confirmed = {};  // the keys of findings that may stay
};

/// What proof_read() points at in the words that are to be added.
std::vector<Finding> findings_in(UnitOfWork& work,
                                 const MinutesFile& file,
                                 const AmendMinutes& command);

/// Puts something right in minutes that were agreed: the chair's alone, on the day of agreement or
/// later. What was agreed stays as it is; papers sent from now on have the amendment, those sent
/// before do not. `wrong_state` before the minutes are agreed; `stale_version` when another
/// amendment came in between; `needs_confirmation`, at "confirmed", while the chair has not said of
/// all that findings_in() points at that it may stay. The family can read one only where it may
/// read the part, and never reads the reason.
Result<Amendment> amend_minutes(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const Digest& digest,
                                const Actor& actor,
                                const AmendMinutes& command);

/// A record that does not fit its digests.
struct BrokenRecord {
    MeetingId meeting;
    RecordFault fault = RecordFault::none;
};

/// How many records of the authority were checked, and those that do not fit.
struct CheckedRecords {
    int checked = 0;
    std::vector<BrokenRecord> broken = {};
};

/// For whoever looks after the installation: reads every agreed record, so seconds for thousands.
CheckedRecords check_records(UnitOfWork& work, const Digest& digest, const AuthorityId& authority);

}  // namespace quorate::core
