#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/audit/view_audit.hpp"
#include "core/support/clock.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How somebody came to a family's record, as far as it is known today.
enum class SeenAs {
    involved,     // has a part in the case now: lead, team, chair of a meeting
    listed,       // on its access list, now or once
    break_glass,  // opened it without being involved, with a reason
    link,         // behind a link that was mailed for a seat at a meeting
    own_link,     // of the staff, behind the link of their seat
    left,         // their account is closed
    service,      // a job of the service
    uninvolved    // has no part in it today
};
std::string_view label(SeenAs relation);  // "On the access list"

/// One person who did or saw something of a family's record, or asked for it and was refused.
struct PersonWhoSaw {
    PersonName name = {};    // empty where whoever asks may not know it, or nobody does
    std::string place = {};  // the job and agency of a contact
    std::string role = {};   // two letters of the access matrix
    std::int64_t times = 0;  // what was done or seen
    Instant first = {};
    Instant last = {};
    std::int64_t refused = 0;  // how often it was refused
    std::vector<SeenAs> relations = {};
    bool is_family = false;
};

/// Everybody in the log of one family, the last to look first, then who was only refused.
struct WhoSaw {
    CaseId id = {};
    std::string reference = {};
    Instant as_at = {};
    std::vector<PersonWhoSaw> people = {};
};

/// Who has seen the record of a family. For whoever may read its log, with the same reason; names
/// of contacts and of the family only for those who may see who is at its meetings. Looking is
/// logged.
Result<WhoSaw> who_saw(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const LoggedCase& asked,
                       const std::string& reason);

}  // namespace quorate::core
