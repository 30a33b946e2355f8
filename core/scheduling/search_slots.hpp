#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/holds/hold_slot.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "core/scheduling/search_window.hpp"
#include "core/slots/find_slots.hpp"
#include "core/slots/nearest_slots.hpp"

namespace quorate::core {

/// Conferences that one chair should have on a day.
inline constexpr int most_conferences_a_day = 3;

/// To get from one building to another.
inline constexpr std::chrono::minutes usual_travel_gap{30};

struct SlotSearchOptions {
    std::size_t want = 5;
    SearchFrom from = SearchFrom::usual;
    std::optional<HoldId> exclude_hold = {};  // its time counts as free: it is given back
    std::optional<NeedsDraft> needs = {};     // instead of those that are stored or usual
    std::vector<ChildId> children = {};       // instead of those of the needs
    MeetingId except = {};                    // a meeting that is to be moved: its time is free
    // Those that are held together with it and move too: theirs is free as well. search_slots()
    // looks them up itself.
    std::vector<MeetingId> held_with = {};
    std::optional<CaseDueDate> due = {};  // the limit to keep, instead of the case's own
    std::optional<Date> not_before = {};  // earlier days are not looked at
    UserId usual_chair = {};              // rather than the family's last one
};

/// Somebody of the family who needs an interpreter.
struct InterpreterNeed {
    FamilyMemberId member;
    PersonName name = {};
    std::string language = {};  // "Polish"
    bool is_asked = false;      // an interpreter is among the seats
};

/// Those of the family who come and need an interpreter.
std::vector<InterpreterNeed> interpreters_needed(UnitOfWork& work,
                                                 const MeetingChoices& choices,
                                                 const MeetingNeeds& needs);

/// What was looked for, and what there is.
struct SlotSearch {
    MeetingChoices choices;  // what the form for the meeting offers
    MeetingNeeds needs;
    std::optional<CaseDueDate> due = {};  // that governs, for the children chosen
    SlotRequest request;  // seats and rooms by their places in Slot::seats and sentence()
    FoundSlots found = {};
    std::vector<NearestChange> nearest = {};  // when nothing was found
    Date first_day = {};
    Date last_day = {};                 // that was looked at
    std::optional<Date> again_by = {};  // the last day, where it comes before that of the limit
    bool has_limit = false;
    bool is_after_last_day = false;     // of the limit: a manager has to allow it
    bool could_be_sooner = false;       // SearchFrom::soonest begins earlier
    std::vector<int> day_numbers = {};  // of the request's days, where the limit counts them: day N
    int limit_days = 0;                 // of M; 0 where the limit does not count working days
    std::vector<InterpreterNeed> interpreters = {};
    std::size_t calendars = 0;                      // of people, that were looked at
    std::vector<SlotHold> held_by_colleagues = {};  // for this meeting
    Date notice_from = {};  // the first day that leaves days_of_notice; of what is urgent any
};

/// Whether a time that was found leaves people less than days_of_notice.
bool is_at_short_notice(const SlotSearch& search, const Slot& slot);

/// Why nothing fits on a day. On one on which a colleague holds a time for this meeting it is that,
/// not whose calendar the hold takes.
std::string why_not(const SlotSearch& search, const RejectedDay& day);

/// The best times for a meeting of the case: from the start of the next working day (a strategy
/// discussion: in half an hour) to the last day of the limit, or thirty working days ahead without
/// one, in the service hours of days that are worked. Nothing is free that is not known to be.
/// Refuses each with its sentence: a limit that is past ("last_day", `past_limit`), a chair who
/// left
/// ("chair"), no children ("children"), nobody who could make quorum ("quorum"), needs that
/// contradict one another. For those who may book a meeting of the case; audited once, on the case,
/// without names.
Result<SlotSearch> search_slots(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const CaseId& id,
                                MeetingType type,
                                const SlotSearchOptions& options = {});

/// A time that was offered and chosen: with what the meeting needs, all that is to be held.
struct ChosenSlot {
    CivilTime starts_at = {};
    UserId chair = {};
    std::optional<RoomId> room = {};
};

ChosenSlot chosen(const Slot& slot);

/// What is to be held so that the slot stays free: the time of the minute taker and of all who must
/// be there, that of chair and room with the family's time before and the debrief.
HoldSlot hold_of(const MeetingNeeds& needs, const ChosenSlot& slot);
HoldSlot hold_of(const SlotSearch& search, const Slot& slot);

/// The meeting that the slot would be: people, children, mode, place and the times before and after
/// of its needs. Without a video link.
MeetingDraft meeting_draft_of(const MeetingNeeds& needs, const ChosenSlot& slot);
MeetingDraft meeting_draft_of(const SlotSearch& search, const Slot& slot);

/// The next best times for whoever was not quick enough; none when there are none, or when the
/// search would be refused.
std::vector<Slot> next_best(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const CaseId& id,
                            MeetingType type,
                            const SlotSearchOptions& options = {.want = 3});

/// The same for a meeting that could not be booked, with the people, length, mode and chair of its
/// draft.
std::vector<Slot> next_best(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const MeetingDraft& draft,
                            std::size_t want = 3);

}  // namespace quorate::core
