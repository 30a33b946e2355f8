#include "core/scheduling/search_slots.hpp"

#include <algorithm>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/meetings/usual_booking.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/scheduling/days_of_notice.hpp"
#include "core/scheduling/request_for_needs.hpp"
#include "core/scheduling/search_window.hpp"
#include "core/slots/slot_words.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

// The limit of a meeting that is to be moved is the one it is booked for.
std::optional<CaseDueDate> governing_limit(UnitOfWork& work,
                                           const MeetingChoices& choices,
                                           const MeetingNeeds& needs,
                                           const MeetingId& except)
{
    if (!except.empty())
        for (CaseDueDate& due :
             limits_for_meeting(work, needs.authority, needs.case_id, needs.type, needs.children))
            if (due.meeting == except) return std::move(due);
    for (const CaseDueDate& due : choices.limits)
        if (waits_for_one_of(due, needs.children)) return due;
    return std::nullopt;
}

Error chair_left(UnitOfWork& work, const MeetingNeeds& needs)
{
    const auto user = work.users.find(needs.chair);
    const bool is_ours = user && user->authority == needs.authority;
    const std::string who = is_ours ? user->name.reveal() : "The chair who was chosen";
    return invalid("chair",
                   who + " does not chair such meetings any more. Choose who chairs the meeting");
}

// What was stored may be out of date: neither is to be mended in silence.
Result<Done> check_stored(UnitOfWork& work,
                          const MeetingChoices& choices,
                          const MeetingNeeds& needs)
{
    if (needs.children.empty()) return invalid("children", "Choose at least one child");
    if (needs.chair.empty()) return Done{};
    const auto chair = std::ranges::find(choices.staff, needs.chair, &User::id);
    if (chair == choices.staff.end() || !may_chair(*chair, needs.type))
        return chair_left(work, needs);
    return Done{};
}

Result<MeetingNeeds> needs_for(UnitOfWork& work,
                               const MeetingTools& tools,
                               const MeetingChoices& choices,
                               MeetingType type,
                               const SlotSearchOptions& options)
{
    if (options.needs) return check_needs(choices, type, *options.needs);
    MeetingNeeds needs = meeting_needs(work, tools, choices, type, options.children);
    if (const auto checked = check_stored(work, choices, needs); !checked) return checked.error();
    return needs;
}

bool someone_may_chair(const MeetingChoices& choices, MeetingType type)
{
    return std::ranges::any_of(choices.staff,
                               [&](const User& user) { return may_chair(user, type); });
}

std::size_t calendars_of_people(const SlotRequest& request)
{
    return request.chairs.size() +
           static_cast<std::size_t>(std::ranges::count_if(request.seats, &SlotSeat::is_known));
}

std::string audit_detail(const SlotSearch& search)
{
    return "searched=" + std::string{code(search.needs.type)} +
           " times=" + std::to_string(search.found.times) +
           " calendars=" + std::to_string(search.calendars);
}

bool is_after_limit(const MeetingDraft& draft, const std::optional<CaseDueDate>& due)
{
    return due && draft.when_and_where.date && *draft.when_and_where.date > due->schedule_by;
}

// The needs of the meeting that was asked for; what a booking does not say is as it was.
NeedsDraft needs_of(const MeetingDraft& draft, const MeetingNeeds& before)
{
    NeedsDraft needs = draft_of(before);
    const TimeAndPlace& asked = draft.when_and_where;
    needs.children = draft.children;
    needs.length_minutes = asked.length_minutes;
    needs.family_minutes_before = asked.family_minutes_before.value_or(needs.family_minutes_before);
    needs.debrief_minutes_after = asked.debrief_minutes_after.value_or(needs.debrief_minutes_after);
    needs.mode = asked.mode;
    needs.venue = asked.room.empty() ? asked.venue : std::string{};
    if (asked.mode == code(MeetingMode::video)) {
        needs.venue.clear();
        needs.features.clear();
    }
    needs.chair = asked.chair;
    needs.minute_taker = asked.minute_taker.value_or(UserId{});
    needs.seats.clear();
    for (const SeatRequest& seat : draft.invitees)
        needs.seats.push_back(
            {.holder = seat.holder, .requirement = seat.requirement, .window = seat.window});
    needs.confirm_quorum = true;
    return needs;
}

}  // namespace

std::vector<InterpreterNeed> interpreters_needed(UnitOfWork& work,
                                                 const MeetingChoices& choices,
                                                 const MeetingNeeds& needs)
{
    const auto has_seat = [&](const SeatHolder& holder) {
        return std::ranges::find(needs.seats, holder, &SeatNeed::holder) != needs.seats.end();
    };
    const bool is_asked = std::ranges::any_of(choices.candidates, [&](const Candidate& candidate) {
        return seat_part(candidate) == SeatPart::interpreter && has_seat(candidate.holder);
    });
    std::vector<InterpreterNeed> needed;
    for (const FamilyMember& member : work.cases.family_members_of(needs.authority, needs.case_id))
        if (has_seat({.member = member.id}) && !member.interpreter.empty())
            needed.push_back({.member = member.id,
                              .name = member.name,
                              .language = member.interpreter,
                              .is_asked = is_asked});
    return needed;
}

Result<SlotSearch> search_slots(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const CaseId& id,
                                MeetingType type,
                                const SlotSearchOptions& asked)
{
    const Instant now = tools.clock.now();
    SlotSearchOptions options = asked;
    if (!options.except.empty())
        options.held_with = ids_ahead_with(work, actor.authority, options.except);
    auto choices = meeting_choices(work, tools, actor, id, type);
    if (!choices) return choices.error();
    if (!choices->family.is_open) return Refusal::wrong_state;
    auto needs = needs_for(work, tools, *choices, type, options);
    if (!needs) return needs.error();

    const Calendars calendars = calendars_of(work, actor.authority, tools.bank_holidays);
    auto due = options.due ? options.due : governing_limit(work, *choices, *needs, options.except);
    auto window = search_window(calendars,
                                now,
                                type,
                                due,
                                options.from,
                                options.not_before,
                                to_be_held_again_by(work, actor.authority, id, type));
    if (!window) return window.error();
    const UserId usual_chair =
        !options.usual_chair.empty()
            ? options.usual_chair
            : usual_booking(work, *choices, type, calendars.local, london_date(now)).chair;
    SlotRequest request = request_for(work,
                                      {.choices = *choices,
                                       .needs = *needs,
                                       .window = *window,
                                       .usual_chair = usual_chair,
                                       .now = now,
                                       .options = options});
    if (request.chairs.empty() && someone_may_chair(*choices, type))
        return invalid(
            "chair", "Everybody who could chair is invited as somebody else: take one of them off");
    auto found = find_slots(request);
    if (!found) return found.error();

    SlotSearch search{.choices = *std::move(choices),
                      .needs = *std::move(needs),
                      .due = std::move(due),
                      .request = std::move(request),
                      .found = *std::move(found),
                      .first_day = window->days.front(),
                      .last_day = window->days.back(),
                      .again_by = window->again_by,
                      .is_after_last_day = window->is_after_last_day,
                      .could_be_sooner = window->is_cut,
                      .day_numbers = window->day_numbers,
                      .limit_days = window->limit_days};
    search.has_limit = search.due.has_value();
    if (type != MeetingType::strategy_discussion)
        search.notice_from = notice_for(calendars.local, london_date(now), {}, {}).from;
    if (search.found.slots.empty()) search.nearest = nearest_slots(search.request);
    search.interpreters = interpreters_needed(work, search.choices, search.needs);
    search.calendars = calendars_of_people(search.request);
    search.held_by_colleagues =
        held_by_colleagues(work, actor, id, type, search.needs.children, now);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_create,
           .object = id.text(),
           .case_id = id,
           .detail = audit_detail(search)});
    return search;
}

bool is_at_short_notice(const SlotSearch& search, const Slot& slot)
{
    return slot.starts_at < CivilTime{search.notice_from};
}

std::string why_not(const SlotSearch& search, const RejectedDay& day)
{
    for (const SlotHold& each : search.held_by_colleagues)
        if (london_date(each.starts_at) == day.date) return held_by_colleague_text(each);
    return sentence(search.request, day);
}

ChosenSlot chosen(const Slot& slot)
{
    return {.starts_at = slot.starts_at, .chair = slot.chair, .room = slot.room};
}

HoldSlot hold_of(const MeetingNeeds& needs, const ChosenSlot& slot)
{
    HoldSlot hold{.case_id = needs.case_id,
                  .type = std::string{code(needs.type)},
                  .children = needs.children,
                  .starts_at = london_instant(slot.starts_at),
                  .ends_at = london_instant(slot.starts_at + minutes{needs.length_minutes}),
                  .family_minutes_before = needs.family_minutes_before,
                  .debrief_minutes_after = needs.debrief_minutes_after,
                  .chair = slot.chair,
                  .minute_taker = needs.minute_taker,
                  .room = slot.room};
    for (const SeatNeed& seat : needs.seats) {
        if (seat.requirement != Requirement::required) continue;
        hold.required.push_back(seat.holder);
        if (seat.window) hold.windows.emplace(seat.holder, *seat.window);
    }
    return hold;
}

HoldSlot hold_of(const SlotSearch& search, const Slot& slot)
{
    return hold_of(search.needs, chosen(slot));
}

MeetingDraft meeting_draft_of(const MeetingNeeds& needs, const ChosenSlot& slot)
{
    const Date day = floor<days>(slot.starts_at);
    MeetingDraft draft{.case_id = needs.case_id,
                       .type = std::string{code(needs.type)},
                       .children = needs.children,
                       .when_and_where = {.date = day,
                                          .time = duration_cast<minutes>(slot.starts_at - day),
                                          .length_minutes = needs.length_minutes,
                                          .family_minutes_before = needs.family_minutes_before,
                                          .debrief_minutes_after = needs.debrief_minutes_after,
                                          .mode = std::string{code(needs.mode)},
                                          .chair = slot.chair,
                                          .minute_taker = needs.minute_taker.value_or(UserId{}),
                                          .room = slot.room.value_or(RoomId{}),
                                          .venue = needs.venue}};
    for (const SeatNeed& seat : needs.seats)
        draft.invitees.push_back(
            {.holder = seat.holder, .requirement = seat.requirement, .window = seat.window});
    draft.confirmed.quorum = needs.without_quorum;
    return draft;
}

MeetingDraft meeting_draft_of(const SlotSearch& search, const Slot& slot)
{
    return meeting_draft_of(search.needs, chosen(slot));
}

std::vector<Slot> next_best(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const CaseId& id,
                            MeetingType type,
                            const SlotSearchOptions& options)
{
    auto search = search_slots(work, tools, actor, id, type, options);
    if (!search) return {};
    return (*std::move(search)).found.slots;
}

std::vector<Slot> next_best(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const MeetingDraft& draft,
                            std::size_t want)
{
    const auto type = meeting_type_from(draft.type);
    if (!type) return {};
    const auto choices = meeting_choices(work, tools, actor, draft.case_id, *type);
    if (!choices) return {};
    const MeetingNeeds before = meeting_needs(work, tools, *choices, *type);
    MeetingNeeds asked = before;
    asked.children = draft.children;
    const auto due = governing_limit(work, *choices, asked, {});
    return next_best(
        work,
        tools,
        actor,
        draft.case_id,
        *type,
        {.want = want,
         .from = is_after_limit(draft, due) ? SearchFrom::after_last_day : SearchFrom::soonest,
         .exclude_hold = draft.hold,
         .needs = needs_of(draft, before)});
}

}  // namespace quorate::core
