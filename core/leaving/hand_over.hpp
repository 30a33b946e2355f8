#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/actions/action_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/polls/poll.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A meeting to come at which somebody who leaves has a seat.
struct LeftMeeting {
    MeetingListing listing;
    bool chairs = false;
    bool takes_minutes = false;
};

/// What somebody who leaves still has, as far as the actor may give it to others. Times that they
/// hold run out by themselves.
struct LeftBehind {
    User person;
    std::vector<LeftMeeting> meetings = {};  // by time
    std::vector<FamilyCase> families = {};   // open, of which they are the lead social worker
    std::vector<ActionRow> actions = {};     // still to do, by day
    std::vector<Poll> polls = {};            // that they asked, and that are not decided
    int others = 0;                          // of all these, what the actor may not give away
    std::vector<NamedUser> possible_leads = {};
};

/// For those who allocate families: of each thing it is asked whether they may give it away.
/// Audited.
Result<LeftBehind> left_behind(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               const UserId& person);

/// Says which it all was, and at which version.
std::string fingerprint(const LeftBehind& left);

/// Each to whom; what is not named stays as it is.
struct HandOver {
    UserId from;
    std::map<MeetingId, UserId> meetings = {};  // takes their chair, their minutes and their seat
    std::map<CaseId, UserId> families = {};
    std::optional<UserId> actions_to = {};
    std::optional<UserId> polls_to = {};
    std::string seen = {};  // the fingerprint of what the person was shown
};

/// What one person is told by e-mail.
struct ToldOfHandOver {
    PersonName who;
    std::string what;  // "is invited", and to what
    std::optional<Instant> starts_at = {};
};

struct HandedOver {
    int meetings = 0;
    int families = 0;
    int actions = 0;
    int polls = 0;
    std::vector<ToldOfHandOver> told = {};
};

/// Gives all of it or none. Chairs, minute takers and seats change as reschedule_meeting() and
/// add_invitee() change them, so a chair who is taken is refused, and who has to be told is told.
/// Errors are at "meeting.<id>", "family.<id>", "actions" and "polls"; `stale_version` when
/// something is different from what was seen.
Result<HandedOver> hand_over_all(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const HandOver& command);

}  // namespace quorate::core
