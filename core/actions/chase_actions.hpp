#pragma once

#include <optional>
#include <string>

#include "core/actions/action_point.hpp"
#include "core/dates/language.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How many of an owner's action points are due, as one mail tells: nothing else of them.
struct ActionDigest {
    int soon = 0;  // within two working days
    int today = 0;
    int overdue = 0;
    int late_in_teams = 0;  // for a team's manager: others' that are overdue by ten working days

    bool is_empty() const { return soon + today + overdue + late_in_teams == 0; }

    friend bool operator==(const ActionDigest&, const ActionDigest&) = default;
};

/// How many working days an action point is late; less than nothing before its day.
int days_late(const WorkingCalendar& local, Date due_on, Date today);

/// Whether its owner is asked about it on that day: two working days before, on the day, on the
/// first working day after it and every fifth from then on.
bool is_asked_about(int days_late);

/// Whether the managers of the case's team are told: from the tenth working day on, every fifth.
bool is_told_to_managers(int days_late);

/// Whether the owners of an authority are still to be asked today. Nobody is on days off and
/// outside working hours.
bool chase_is_due(UnitOfWork& work, const MeetingTools& tools, const AuthorityId& authority);

/// Queues one mail to each owner who is asked today, and to the managers of teams. Gives how many.
Result<int> chase_actions(UnitOfWork& work,
                          const MeetingTools& tools,
                          const AuthorityId& authority);

/// Queues one mail about what is due to this owner, at the address that they have by now; false
/// when they have none.
bool chase_anew(UnitOfWork& work,
                const MeetingTools& tools,
                const AuthorityId& authority,
                const ActionOwner& owner);

/// Whether there still is anything to ask, and that address is theirs.
bool action_chase_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message);

/// What such a mail says, from what there is to do when it leaves.
struct ChaseMail {
    ActionDigest digest = {};
    bool is_family = false;
    std::string link_path = {};  // to the owner's list
    Language language = Language::english;
};
std::optional<ChaseMail> chase_mail(UnitOfWork& work,
                                    const LinkTokens& links,
                                    const OutboxMessage& message);

/// The token of the link to all that an owner has to do: /a/{token}. The next generation begins
/// with the first mail after the link has run out.
std::string owner_link_token(const LinkTokens& links, const ActionOwner& owner, int generation);

/// In which language an owner is written to.
Language owner_language(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner);

}  // namespace quorate::core
