#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/meetings/usual_booking.hpp"
#include "core/scheduling/needed_help.hpp"
#include "core/slots/slot_request.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Lengths are whole numbers of this.
inline constexpr int needs_step_minutes = 5;

/// Somebody whom a meeting needs.
struct SeatNeed {
    SeatHolder holder;
    Requirement requirement = Requirement::required;
    std::optional<AttendanceWindow> window = {};  // the part they come for; nothing: all of it
};

/// What a meeting of a family needs before it has a time.
struct MeetingNeeds {
    AuthorityId authority;
    CaseId case_id;
    MeetingType type = MeetingType::core_group;
    std::vector<ChildId> children = {};
    int length_minutes = 60;
    int family_minutes_before = 0;  // the chair's with the family, in the room
    int debrief_minutes_after = 0;  // the chair's, in the room
    MeetingMode mode = MeetingMode::in_person;
    std::string venue = {};                        // not ours: no room of ours is looked for
    std::set<AccessFeature> features = {};         // a room without them will not do
    std::set<AccessFeature> wished_features = {};  // better with them
    UserId chair = {};                             // empty: any who may chair
    std::optional<UserId> minute_taker = {};
    std::vector<SeatNeed> seats = {};  // neither chair nor minute taker
    NeededHelp help = {};
    FamilyWishes wishes = {};
    bool without_quorum = false;  // somebody was asked, and books people who cannot make it
    int version = 0;              // 0: what is usual, nobody has said so
};

/// A time that does not suit the family, as it was typed.
struct UnwantedDraft {
    std::string day = {};   // "monday"
    std::string from = {};  // "08:30"
    std::string until = {};
    std::string name = {};  // "school run"
};

/// MeetingNeeds as a person asks for them.
struct NeedsDraft {
    std::vector<ChildId> children = {};
    int length_minutes = 0;
    int family_minutes_before = 0;
    int debrief_minutes_after = 0;
    std::string mode = {};
    std::string venue = {};
    std::vector<std::string> features = {};
    std::vector<std::string> wished_features = {};
    UserId chair = {};         // empty: any who may chair
    UserId minute_taker = {};  // empty: none
    std::vector<SeatNeed> seats = {};
    std::string interpreter = {};             // languages, or empty
    std::vector<std::string> advocates = {};  // "child", "parent"
    std::vector<UnwantedDraft> unwanted = {};
    std::string preferred = {};  // "morning", "afternoon" or empty
    int version = 0;             // that the person was looking at
    bool confirm_quorum = false;
};

/// The same needs as a form shows them.
NeedsDraft draft_of(const MeetingNeeds& needs);

/// "monday": as forms and the API name a day of the week.
std::string_view code(std::chrono::weekday day);
std::optional<std::chrono::weekday> weekday_from(std::string_view code);

/// "morning"
std::string_view code(HalfDay half);
std::optional<HalfDay> half_day_from(std::string_view code);

/// What is stored, less children and people who cannot be chosen any more, or what is usual:
/// the length, chair and people of usual_booking() for all children that a limit waits for; for
/// conferences the family's half hour before and a quarter of an hour after; where the family are
/// usually invited, those of them who are not excluded are welcome, and the features, help and
/// wishes are those that were stored for another of their meetings, a conference first. With
/// `children` it is about those of them who are of the family, whatever is stored. For those who
/// may book a meeting of the case.
Result<MeetingNeeds> meeting_needs(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const CaseId& id,
                                   MeetingType type,
                                   const std::vector<ChildId>& children = {});

/// The same, for whoever has the choices already.
MeetingNeeds meeting_needs(UnitOfWork& work,
                           const MeetingTools& tools,
                           const MeetingChoices& choices,
                           MeetingType type,
                           const std::vector<ChildId>& children = {});

/// Whether the family are usually invited to such meetings: to conferences, core groups, reviews
/// and meetings about a child in need, and never where professionals meet alone.
bool usually_has_family(MeetingType type);

/// Invites those of the family who may come, as welcome, where such a meeting usually has them and
/// nobody would meet whom they must not.
void welcome_family(const MeetingChoices& choices, MeetingType type, UsualBooking& usual);

/// Whether nobody of the family is asked to a meeting to which they usually are.
bool lacks_family(const MeetingNeeds& needs);

/// The needs that a draft comes to, or all that is wrong with it. Fields are those of the draft:
/// "children", "duration_minutes", "family_minutes_before", "debrief_minutes_after", "mode",
/// "venue", "features", "chair", "minute_taker", "invitees", "interpreter", "advocates",
/// "unwanted.0.from" ...; "confirm_quorum" when quorum could not be met if everybody came. An
/// interpreter or advocate who is asked and needed has to be there unless they are optional: they
/// count to no quorum. Writes nothing.
Result<MeetingNeeds> check_needs(const MeetingChoices& choices,
                                 MeetingType type,
                                 const NeedsDraft& draft);

/// Stores what check_needs() accepts; `stale_version` when somebody else did since.
Result<MeetingNeeds> save_meeting_needs(UnitOfWork& work,
                                        const MeetingTools& tools,
                                        const Actor& actor,
                                        const CaseId& id,
                                        MeetingType type,
                                        const NeedsDraft& draft);

}  // namespace quorate::core
