#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/actions/action_point.hpp"
#include "core/actions/escalation.hpp"
#include "core/dates/language.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How many action points one mail tells somebody of: nothing else of them.
struct ActionDigest {
    int soon = 0;  // within two working days
    int today = 0;
    int overdue = 0;
    int handed = 0;  // theirs since the mail was made, another's before
    int moved = 0;   // due on another day since the mail was made: the record was corrected
    int late_of_managed = 0;  // for a line manager: overdue by the policy's working days
    int late_in_agency = 0;   // for an agency's lead: others' of the agency, the same
    int open_in_agency = 0;   // for them once a week: all that the agency has to do
    int missing_reports = 0;  // for them: overdue, although their writers were reminded
    int late_in_teams = 0;    // for a team's manager: others' that are overdue for longer
    int late_in_service = 0;  // for a manager of the service: the same of all teams

    bool is_empty() const { return *this == ActionDigest{}; }

    friend bool operator==(const ActionDigest&, const ActionDigest&) = default;
};

/// How many working days an action point is late; less than nothing before its day.
int days_late(const WorkingCalendar& local, Date due_on, Date today);

/// Where an owner is written to; empty when they are not.
Email action_address(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner);

/// Whether an owner must have nothing to do with the family.
bool must_keep_away(UnitOfWork& work,
                    const AuthorityId& authority,
                    const ActionOwner& owner,
                    const CaseId& id);

/// The agency that a contact leads, while both are active.
std::optional<AgencyId> led_agency(UnitOfWork& work,
                                   const AuthorityId& authority,
                                   const ActionOwner& owner);

/// Queues the mail of the day to somebody; false when they had it, or have no address.
bool queue_digest(UnitOfWork& work,
                  const MeetingTools& tools,
                  const AuthorityId& authority,
                  const ActionOwner& owner);

/// Queues one mail about what is due to this owner, at the address that they have by now; false
/// when they have none.
bool chase_anew(UnitOfWork& work,
                const MeetingTools& tools,
                const AuthorityId& authority,
                const ActionOwner& owner);

/// Queues a mail to the new owner of what was handed to them at that moment, unless none of it may
/// begin yet.
void tell_of_handed_actions(UnitOfWork& work,
                            const MeetingTools& tools,
                            const AuthorityId& authority,
                            const ActionOwner& owner,
                            Instant handed_at);

/// Queues one mail to whoever had these, once they are handed to another: that something is no
/// longer theirs, and nothing else. None to the actor, to those who have no address by now, nor of
/// families that they must keep away from.
void tell_of_taken_actions(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const std::vector<ActionRow>& taken,
                           Instant handed_at);

/// Sees to it that the owner is told once that the day of something to do was corrected: in the
/// mail of today, or, where they had that, in the mail of the next working day. Gives the moment of
/// that mail, which tells of each action point that has it as its `due_told_at`; nothing where
/// they have no address.
std::optional<Instant> tell_of_moved_day(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const AuthorityId& authority,
                                         const ActionOwner& owner);

/// Whether there still is anything to tell, and that address is theirs.
bool action_chase_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message);

/// What such a mail says, from what there is to do when it leaves.
struct ChaseMail {
    ActionDigest digest = {};
    EscalationPolicy policy = {};
    bool is_family = false;
    std::string link_path = {};  // to the owner's list
    Language language = Language::english;
    bool is_of_taken = false;  // tells of what is no longer theirs, and of nothing to do
};
std::optional<ChaseMail> chase_mail(UnitOfWork& work,
                                    const LinkTokens& links,
                                    const OutboxMessage& message);

struct OwnerLink;

/// The token of the link to all that an owner has to do: /a/{token}. The next generation begins
/// with the first mail after the link has run out.
std::string owner_link_token(const LinkTokens& links,
                             const ActionOwner& owner,
                             const OwnerLink& link);

/// In which language an owner is written to.
Language owner_language(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner);

}  // namespace quorate::core
