#include "core/scheduling/move_chain.hpp"

#include <algorithm>
#include <utility>

#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/scheduling/meeting_chain_store.hpp"
#include "core/scheduling/needs_of_meeting.hpp"
#include "core/slots/slot_words.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

// "is Thursday 4 March 2027, 3 working days to spare"
std::string last_day_words(const ChainDates& dates, const CaseDueDate& due, Date on)
{
    const int spare = dates.calendars.local.count_between(on, due.schedule_by).count;
    return "is " + long_date(due.limit_date) + ", " +
           (spare > 0 ? days_to_spare_in_words(spare) : "with no working day to spare");
}

void judge(const ChainDates& dates, Date conference, ChainEffect& effect)
{
    const Date on = london_date(effect.entry.meeting.starts_at);
    const std::string name{label(effect.entry.link)};
    const bool is_late = effect.due && !is_kept_at(*effect.due, effect.entry.meeting.starts_at);
    effect.fits = on > conference && !is_late;
    if (on <= conference)
        effect.sentence = name + " would " + (on == conference ? "be on the day of" : "be before") +
                          " the conference: choose a new time";
    else if (is_late)
        effect.sentence = name + " would be " +
                          late_words(dates, *effect.due, on, "its new last day") +
                          ": choose a new time";
    else if (effect.due)
        effect.sentence = name + " can stay on " + long_date(on) + ": its new last day " +
                          last_day_words(dates, *effect.due, on);
    else
        effect.sentence = name + " can stay on " + long_date(on);
}

// What becomes of those that are still to be held when the conference is on `to`.
std::vector<ChainEffect> effects_of(const ChainView& view, const ChainDates& dates, Date to)
{
    std::vector<ChainEffect> effects;
    for (const ChainEntry& entry : view.to_come_besides(view.conference().meeting.id)) {
        ChainEffect effect{.entry = entry, .due = entry.due};
        if (!entry.due || entry.is_expected)
            effect.due =
                limit_after_conference(dates, entry.link, to, view.conference().meeting.children);
        judge(dates, to, effect);
        effects.push_back(std::move(effect));
    }
    return effects;
}

void look_for_times(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Actor& actor,
                    Date not_before,
                    ChainEffect& effect)
{
    const Meeting& meeting = effect.entry.meeting;
    const auto before = meeting_needs(work, tools, actor, meeting.case_id, meeting.type);
    if (!before) {
        effect.refused = before.error();
        return;
    }
    auto search = search_slots(work,
                               tools,
                               actor,
                               meeting.case_id,
                               meeting.type,
                               {.want = chain_times,
                                .needs = needs_of_meeting(work, meeting, *before),
                                .except = meeting.id,
                                .due = effect.due,
                                .not_before = not_before});
    if (search)
        effect.search = *std::move(search);
    else
        effect.refused = search.error();
}

// The review is looked for after all that the core group may take.
void offer_times(UnitOfWork& work,
                 const MeetingTools& tools,
                 const Actor& actor,
                 MovePreview& preview)
{
    Date last = preview.to;
    for (ChainEffect& effect : preview.others) {
        if (!effect.fits) look_for_times(work, tools, actor, last + days{1}, effect);
        if (effect.entry.link == ChainLink::core_group && effect.due)
            last = std::max(last, effect.due->schedule_by);
    }
}

void judge_own_day(const ChainDates& dates, MovePreview& preview)
{
    if (!preview.due) return;
    preview.is_kept = preview.to <= preview.due->limit_date;
    if (preview.is_kept)
        preview.sentence = "The last day " + last_day_words(dates, *preview.due, preview.to);
    else
        preview.sentence =
            "This would be " + late_words(dates, *preview.due, preview.to, "the last day");
    if (preview.is_expected)
        preview.sentence += ", if the conference is held as booked and makes a plan";
}

void judge(const ChainDates& dates, MovePreview& preview)
{
    judge_own_day(dates, preview);
    const Meeting& meeting = preview.meeting;
    if (is_initial_conference(meeting.type))
        preview.limits = limits_moved(dates, london_date(meeting.starts_at), preview.to);
}

// The chain of the conference that is changed, for whoever may change it.
struct Changing {
    ChainView view;
    ChainDates dates;
};

Result<Changing> changing(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const MeetingId& id)
{
    const auto known =
        permitted_meeting(work, actor, Action::meeting_reschedule, id, tools.clock.now());
    if (!known) return known.error();
    const auto family = work.cases.find(actor.authority, known->meeting.case_id);
    auto view = chain_with(work, tools, actor.authority, id);
    if (!family || !view || view->conference().meeting.id != id) return Refusal::wrong_state;
    return Changing{.view = *std::move(view), .dates = chain_dates(work, tools, *family)};
}

Result<Done> move_other(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const Changing& chain,
                        const ChainEffect& effect,
                        const MovedWith& asked,
                        const Reschedule& conference)
{
    const ChainLink link = effect.entry.link;
    const Meeting& meeting = effect.entry.meeting;
    if (asked.version != meeting.version)
        return Error{Refusal::stale_version,
                     {{std::string{code(link)},
                       std::string{label(link)} +
                           " was changed while you had this open. Look at it again"}}};
    if (!asked.slot) return Done{};
    const Date day = floor<days>(asked.slot->starts_at);
    if (day <= *conference.when_and_where.date)
        return at_link(invalid("date", "Choose a day after the conference"), link);
    if (effect.due && day > effect.due->limit_date)
        return at_link(
            Error{Refusal::past_limit,
                  {{"date",
                    "This is " + late_words(chain.dates, *effect.due, day, "its new last day") +
                        ". Choose an earlier day"}}},
            link);
    Reschedule moved{.meeting = meeting.id,
                     .version = asked.version,
                     .when_and_where = time_and_place_of(meeting),
                     .reason = conference.reason,
                     .confirmed = conference.confirmed,
                     .others = conference.others};
    moved.when_and_where.date = day;
    moved.when_and_where.time = duration_cast<minutes>(asked.slot->starts_at - day);
    moved.when_and_where.chair = asked.slot->chair;
    moved.when_and_where.room = asked.slot->room.value_or(RoomId{});
    moved.confirmed.access = true;  // the search looked for what is needed
    const auto done = reschedule_meeting(work, tools, actor, moved);
    if (!done) return at_link(done.error(), link);
    return Done{};
}

}  // namespace

bool MovePreview::needs_an_answer() const
{
    return std::ranges::any_of(others, [](const ChainEffect& each) { return !each.fits; });
}

Result<MovePreview> preview_move(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const Reschedule& asked)
{
    const auto checked = check_reschedule(work, tools, actor, asked);
    if (!checked) return checked.error();
    const auto meeting = work.meetings.find(actor.authority, asked.meeting);
    if (!meeting) return Refusal::not_found;
    const auto family = work.cases.find(actor.authority, meeting->case_id);
    if (!family) return Refusal::not_found;
    const ChainDates dates = chain_dates(work, tools, *family);
    const Date to = *asked.when_and_where.date;
    if (const auto view = chain_with(work, tools, actor.authority, meeting->id)) {
        MovePreview preview = preview_in_chain(*view, dates, meeting->id, to);
        offer_times(work, tools, actor, preview);
        return preview;
    }
    MovePreview preview{.meeting = *meeting, .to = to, .due = limit_of(work, *meeting)};
    judge(dates, preview);
    return preview;
}

MovePreview preview_in_chain(const ChainView& view,
                             const ChainDates& dates,
                             const MeetingId& meeting,
                             Date to)
{
    const ChainEntry& own = *view.of(meeting);
    MovePreview preview{.meeting = own.meeting,
                        .link = own.link,
                        .to = to,
                        .due = own.due,
                        .is_expected = own.is_expected};
    judge(dates, preview);
    if (to != london_date(own.meeting.starts_at)) preview.order = wrong_order(view, meeting, to);
    if (own.link == ChainLink::conference) preview.others = effects_of(view, dates, to);
    return preview;
}

Result<Done> move_chain(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const Reschedule& conference,
                        const std::vector<MovedWith>& others)
{
    const auto chain = changing(work, tools, actor, conference.meeting);
    if (!chain) return chain.error();
    const auto moved = reschedule_meeting(work, tools, actor, conference);
    if (!moved) return moved.error();
    Error refused{Refusal::invalid_input};
    const auto refuse = [&](const Error& error) {
        if (refused.fields.empty()) refused.refusal = error.refusal;
        refused.fields.insert(refused.fields.end(), error.fields.begin(), error.fields.end());
    };
    for (const ChainEffect& effect :
         effects_of(chain->view, chain->dates, *conference.when_and_where.date)) {
        const auto answer = std::ranges::find(others, effect.entry.link, &MovedWith::link);
        if (answer == others.end()) {
            const ChainLink link = effect.entry.link;
            if (!effect.fits)
                refuse(invalid(std::string{code(link)},
                               "Choose a new time for " + phrase(link) +
                                   ", or say that it stays where it is"));
            continue;
        }
        const auto done = move_other(work, tools, actor, *chain, effect, *answer, conference);
        if (!done) refuse(done.error());
    }
    if (!refused.fields.empty()) return refused;
    return Done{};
}

Result<Done> cancel_chain(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const Cancellation& conference,
                          const std::vector<CancelledWith>& others)
{
    const auto cancelled = cancel_meeting(work, tools, actor, conference);
    if (!cancelled) return cancelled.error();
    if (others.empty()) return Done{};
    const auto chain = work.meeting_chains.of_meeting(actor.authority, conference.meeting);
    if (!chain || chain->meetings.front().meeting != conference.meeting)
        return Refusal::wrong_state;
    for (const CancelledWith& other : others) {
        const auto found = std::ranges::find(chain->meetings, other.link, &ChainMeeting::link);
        if (found == chain->meetings.end()) return Refusal::wrong_state;
        const auto done = cancel_meeting(
            work,
            tools,
            actor,
            {.meeting = found->meeting, .version = other.version, .reason = conference.reason});
        if (!done)
            return invalid("also",
                           std::string{label(other.link)} +
                               " was changed or is over by now. Look at it, then choose again");
    }
    return Done{};
}

}  // namespace quorate::core
