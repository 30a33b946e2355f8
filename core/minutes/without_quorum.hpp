#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/identity/user_store.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/minutes/register.hpp"

namespace quorate::core {

/// How the reasons begin that an adjournment writes for each child: the interim plan follows.
inline constexpr std::string_view before_interim_plan =
    "Quorum was not met. Until the meeting is held again:";

/// In which a meeting that was adjourned for want of quorum is held again.
inline constexpr WorkingDays days_to_reconvene{10};

/// The last day for that, and the working that led to it: a sentence each.
struct ReconveneBy {
    Date last_day = {};
    std::vector<std::string> working = {};
    bool is_provisional = false;  // bank holidays are not known so far ahead
};

/// Counted by the days that the authority works. `limit` is the last day that the meeting itself
/// can be held on, where it is not over: it is held again no later than that.
ReconveneBy reconvene_by(const WorkingCalendar& calendar,
                         Date adjourned_on,
                         std::optional<Date> limit = {});

/// The same for a meeting that is being adjourned, with the limit that it is booked for. That of an
/// initial conference does not shorten it: without a decision the ten days are what is left.
ReconveneBy reconvene_by(UnitOfWork& work, const WorkingCalendar& calendar, const Meeting& meeting);

/// Whether a meeting in this state may not decide unless the chair says so.
bool lacks_quorum(QuorumState state);

/// How quorum stood at a meeting that has ended: "Quorum was not met".
std::string_view ended_label(QuorumState state);

/// The family's meeting of the same kind before this one, if it was held without quorum.
std::optional<Meeting> inquorate_before(UnitOfWork& work, const Meeting& meeting);

/// Until when a meeting of this kind has to be held again, as the family's last one was adjourned
/// for want of quorum.
std::optional<Date> to_be_held_again_by(UnitOfWork& work,
                                        const AuthorityId& authority,
                                        const CaseId& id,
                                        MeetingType type);

/// The managers who may allow a second meeting without quorum in a row.
std::vector<User> who_may_allow(UnitOfWork& work, const AuthorityId& authority);

/// Whether a meeting with this register may be closed so: with quorum as it is; without, by the
/// chair alone, who adjourns it with an interim plan or goes on for a reason; and when the family's
/// last one of its kind had none either, only with a manager's leave. Names every field at fault.
Result<Done> check_quorum(UnitOfWork& work,
                          const Register& roll,
                          const Actor& actor,
                          const CloseMeeting& command);

}  // namespace quorate::core
