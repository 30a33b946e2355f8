#include "core/scheduling/meeting_needs.hpp"

#include <algorithm>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/availability/working_patterns.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/scheduling/meeting_needs_store.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr int usual_family_minutes = 30;
constexpr int usual_debrief_minutes = 15;
constexpr std::size_t days_of_week = 7;

std::string clock(minutes of_day)
{
    const auto two_digits = [](long long number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two_digits(of_day / 1h) + ":" + two_digits((of_day % 1h).count());
}

bool can_be_asked(const MeetingChoices& choices, const SeatHolder& holder)
{
    const auto found = std::ranges::find(choices.candidates, holder, &Candidate::holder);
    return found != choices.candidates.end() && !found->is_excluded;
}

// Those whose limits wait for a meeting of the type, or everybody.
std::vector<ChildId> waiting_children(const MeetingChoices& choices)
{
    std::vector<ChildId> waiting;
    for (const Child& child : choices.children)
        if (!choices.due || waits_for_one_of(*choices.due, {child.id})) waiting.push_back(child.id);
    return waiting.empty() ? child_ids(choices.children) : waiting;
}

// Conferences first: what was said for them is said with most care.
int place_as_source(MeetingType type)
{
    if (is_initial_conference(type)) return 0;
    return is_conference(type) ? 1 : 2;
}

// What a family needs and wishes is theirs, whichever of their meetings it was said for: a room
// they can use, help with the language, no meeting in the school run.
void take_over_from_family(UnitOfWork& work, MeetingNeeds& needs)
{
    if (!usually_has_family(needs.type)) return;
    auto said = work.meeting_needs.of_cases(needs.authority, {needs.case_id});
    std::erase_if(said, [](const MeetingNeeds& each) { return !usually_has_family(each.type); });
    const auto source = std::ranges::min_element(
        said, {}, [](const MeetingNeeds& each) { return place_as_source(each.type); });
    if (source == said.end()) return;
    needs.features = source->features;
    needs.wished_features = source->wished_features;
    needs.help = source->help;
    needs.wishes = source->wishes;
}

MeetingNeeds usual_needs(UnitOfWork& work,
                         const MeetingTools& tools,
                         const MeetingChoices& choices,
                         MeetingType type)
{
    const AuthorityId& authority = choices.family.authority;
    const Calendars calendars = calendars_of(work, authority, tools.bank_holidays);
    UsualBooking usual =
        usual_booking(work, choices, type, calendars.local, london_date(tools.clock.now()));
    welcome_family(choices, type, usual);
    MeetingNeeds needs{.authority = authority,
                       .case_id = choices.family.id,
                       .type = type,
                       .children = waiting_children(choices),
                       .length_minutes = usual.length_minutes};
    if (is_conference(type)) {
        needs.family_minutes_before = usual_family_minutes;
        needs.debrief_minutes_after = usual_debrief_minutes;
    } else {
        // A conference may be chaired by any chair, the usual one is only preferred.
        needs.chair = usual.chair;
    }
    for (const SeatRequest& seat : usual.invitees)
        if (seat.holder.user.value_or(UserId{}) != usual.chair || usual.chair.empty())
            needs.seats.push_back(
                {.holder = seat.holder, .requirement = seat.requirement, .window = seat.window});
    take_over_from_family(work, needs);
    return needs;
}

// Children who are not of the family any more, and people who are not to be asked any more. When
// a limit waits for other children by now, the meeting is about them.
void drop_the_gone(const MeetingChoices& choices, MeetingNeeds& needs)
{
    std::erase_if(needs.children, [&](const ChildId& id) {
        return std::ranges::find(choices.children, id, &Child::id) == choices.children.end();
    });
    const bool is_waited_for =
        choices.limits.empty() || std::ranges::any_of(choices.limits, [&](const CaseDueDate& due) {
            return waits_for_one_of(due, needs.children);
        });
    if (needs.children.empty() || !is_waited_for) needs.children = waiting_children(choices);
    std::erase_if(needs.seats,
                  [&](const SeatNeed& seat) { return !can_be_asked(choices, seat.holder); });
    if (needs.minute_taker && std::ranges::none_of(choices.staff, [&](const User& user) {
            return user.id == needs.minute_taker;
        }))
        needs.minute_taker.reset();
}

void choose_children(const MeetingChoices& choices,
                     std::vector<ChildId> children,
                     MeetingNeeds& needs)
{
    std::erase_if(children, [&](const ChildId& id) {
        return std::ranges::find(choices.children, id, &Child::id) == choices.children.end();
    });
    if (!children.empty()) needs.children = std::move(children);
}

}  // namespace

NeedsDraft draft_of(const MeetingNeeds& needs)
{
    NeedsDraft draft{.children = needs.children,
                     .length_minutes = needs.length_minutes,
                     .family_minutes_before = needs.family_minutes_before,
                     .debrief_minutes_after = needs.debrief_minutes_after,
                     .mode = std::string{code(needs.mode)},
                     .venue = needs.venue,
                     .chair = needs.chair,
                     .minute_taker = needs.minute_taker.value_or(UserId{}),
                     .seats = needs.seats,
                     .interpreter = needs.help.interpreter,
                     .version = needs.version,
                     .confirm_quorum = needs.without_quorum};
    for (const AccessFeature feature : needs.features)
        draft.features.emplace_back(code(feature));
    for (const AccessFeature feature : needs.wished_features)
        draft.wished_features.emplace_back(code(feature));
    for (const AdvocateFor whom : needs.help.advocates)
        draft.advocates.emplace_back(code(whom));
    for (const UnwantedTime& time : needs.wishes.unwanted)
        draft.unwanted.push_back({.day = std::string{code(time.day)},
                                  .from = clock(time.from),
                                  .until = clock(time.until),
                                  .name = time.name});
    if (needs.wishes.preferred) draft.preferred = code(*needs.wishes.preferred);
    return draft;
}

std::string_view code(weekday day)
{
    return weekday_code(day.iso_encoding() - 1);
}

std::optional<weekday> weekday_from(std::string_view text)
{
    for (unsigned place = 0; place < days_of_week; ++place)
        if (weekday_code(place) == text) return weekday{place + 1};
    return std::nullopt;
}

std::string_view code(HalfDay half)
{
    return half == HalfDay::morning ? "morning" : "afternoon";
}

std::optional<HalfDay> half_day_from(std::string_view text)
{
    for (const HalfDay half : {HalfDay::morning, HalfDay::afternoon})
        if (code(half) == text) return half;
    return std::nullopt;
}

bool usually_has_family(MeetingType type)
{
    switch (type) {
        case MeetingType::initial_cp_conference:
        case MeetingType::review_cp_conference:
        case MeetingType::transfer_in_conference:
        case MeetingType::pre_birth_conference:
        case MeetingType::core_group:
        case MeetingType::cin_planning_meeting:
        case MeetingType::cin_review:
        case MeetingType::efh_planning_meeting:
        case MeetingType::fgdm_meeting:
        case MeetingType::lac_review:
            return true;
        case MeetingType::assessment_planning_meeting:
        case MeetingType::strategy_discussion:
        case MeetingType::legal_planning:
        case MeetingType::pre_proceedings:
        case MeetingType::step_down_or_closure_meeting:
            break;
    }
    return false;
}

void welcome_family(const MeetingChoices& choices, MeetingType type, UsualBooking& usual)
{
    if (!usually_has_family(type)) return;
    for (const Candidate& each : choices.candidates) {
        if (!each.holder.member || each.is_excluded ||
            std::ranges::find(usual.invitees, each.holder, &SeatRequest::holder) !=
                usual.invitees.end())
            continue;
        std::vector<SeatRequest> with = usual.invitees;
        with.push_back({.holder = each.holder, .requirement = Requirement::optional});
        keep_apart(choices.must_not_meet, minutes{usual.length_minutes}, with);
        if (who_would_meet(choices.must_not_meet, with).empty()) usual.invitees = std::move(with);
    }
}

bool lacks_family(const MeetingNeeds& needs)
{
    return usually_has_family(needs.type) &&
           std::ranges::none_of(needs.seats,
                                [](const SeatNeed& seat) { return is_family(seat.holder); });
}

MeetingNeeds meeting_needs(UnitOfWork& work,
                           const MeetingTools& tools,
                           const MeetingChoices& choices,
                           MeetingType type,
                           const std::vector<ChildId>& children)
{
    const auto stored = work.meeting_needs.find(choices.family.authority, choices.family.id, type);
    MeetingNeeds needs = stored ? *stored : usual_needs(work, tools, choices, type);
    if (stored) drop_the_gone(choices, needs);
    choose_children(choices, children, needs);
    return needs;
}

Result<MeetingNeeds> meeting_needs(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const CaseId& id,
                                   MeetingType type,
                                   const std::vector<ChildId>& children)
{
    const auto choices = meeting_choices(work, tools, actor, id, type);
    if (!choices) return choices.error();
    return meeting_needs(work, tools, *choices, type, children);
}

Result<MeetingNeeds> save_meeting_needs(UnitOfWork& work,
                                        const MeetingTools& tools,
                                        const Actor& actor,
                                        const CaseId& id,
                                        MeetingType type,
                                        const NeedsDraft& draft)
{
    const auto choices = meeting_choices(work, tools, actor, id, type);
    if (!choices) return choices.error();
    if (!choices->family.is_open) return Refusal::wrong_state;
    auto needs = check_needs(*choices, type, draft);
    if (!needs) return needs.error();
    const auto saved = work.meeting_needs.save(*needs);
    if (!saved) return saved.error();
    MeetingNeeds kept = *std::move(needs);
    kept.version = *saved;
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::meeting_create,
           .object = id.text(),
           .case_id = id,
           .detail = "needs=" + std::to_string(kept.version) + " type=" + std::string{code(type)} +
                     " seats=" + std::to_string(kept.seats.size())});
    return kept;
}

}  // namespace quorate::core
