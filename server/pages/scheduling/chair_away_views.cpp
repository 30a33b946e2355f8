#include "server/pages/scheduling/chair_away_views.hpp"

#include <algorithm>
#include <compare>
#include <functional>
#include <limits>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/meetings/held_together.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// How one meeting stands to its last day.
struct Urgency {
    int days_left = std::numeric_limits<int>::max();
    core::Instant now_at = {};
    std::size_t meeting = 0;

    friend auto operator<=>(const Urgency&, const Urgency&) = default;
};

class Views {
public:
    Views(const QueuePlan& plan, const core::WorkingCalendar& calendar, core::Date today)
        : plan_{plan}, planned_{plan.result()}, calendar_{calendar}, today_{today}
    {
    }

    // Fewest days left first.
    std::vector<std::size_t> in_time() const
    {
        std::vector<Urgency> order;
        for (std::size_t i = 0; i < planned_.queue.meetings.size(); ++i)
            if (is_in_time(planned_, i)) order.push_back(urgency(i));
        std::ranges::sort(order);
        std::vector<std::size_t> all;
        for (const Urgency& each : order)
            all.push_back(each.meeting);
        return all;
    }

    View row(const PlanTicks& ticks, std::size_t meeting) const
    {
        const core::PlanProblem& problem = planned_.queue.problem;
        const core::PlanMeeting& of = problem.meetings[meeting];
        const core::Placement& place = *planned_.plan.placements[meeting];
        const bool keeps = keeps_time(planned_, meeting);
        View view = head(meeting);
        view["field"] = accept_field(meeting);
        view["place"] = number_text(static_cast<int>(meeting));
        const bool is_changed = plan_.booked().contains(meeting);
        const auto moved = is_changed ? std::nullopt : chain_moved(planned_, meeting);
        const bool is_broken = moved && !moved->broken.empty();
        view["can_accept"] = !is_changed && !is_broken;
        view["is_changed"] = is_changed;
        view["broken"] = is_broken ? moved->broken + "." : std::string{};
        view["decide_url"] = is_broken ? decide_url(meeting, place) : std::string{};
        view["chain"] = moved ? chain_view(*moved) : View{false};
        view["icon_svg"] = icon("done");
        view["ticked"] = ticks.ticked.contains(meeting);
        view["error"] = error_for(ticks.errors, accept_field(meeting));
        view["when"] =
            keeps ? std::string{"Same time"}
                  : core::short_date(floor<days>(place.start)) + ", " + times_text(of, place);
        view["when_note"] = text(keeps ? "" : "Everybody is asked again");
        view["notice"] = text(is_short_notice(planned_, meeting) ? short_notice : "");
        view["chair"] = problem.chairs[place.chair].name;
        view["chair_note"] = chair_note(meeting, place);
        view["where"] = where(meeting, place);
        view["where_note"] = text(keeps_room(planned_, meeting) ? "Same room" : "");
        return view;
    }

    View late_row(const core::Unplaced& unplaced) const
    {
        const core::PlanProblem& problem = planned_.queue.problem;
        const core::PlannedMeeting& entry = planned_.queue.meetings[unplaced.meeting];
        View view = head(unplaced.meeting);
        view["why"] = why_unplaced(planned_, unplaced);
        view["could_be"] =
            unplaced.late
                ? "Could be held on " + core::short_date(floor<days>(unplaced.late->start)) + ", " +
                      times_text(problem.meetings[unplaced.meeting], *unplaced.late) + ", with " +
                      problem.chairs[unplaced.late->chair].name + late_words(planned_, unplaced)
                : std::string{};
        view["has_remedies"] = !unplaced.remedies.empty();
        view["remedies"] = remedies_view(problem, unplaced);
        view["move_url"] = move_times_url(entry.booked->id);
        return view;
    }

private:
    Urgency urgency(std::size_t meeting) const
    {
        const core::PlannedMeeting& entry = planned_.queue.meetings[meeting];
        Urgency urgency{.now_at = entry.booked->starts_at, .meeting = meeting};
        if (entry.last_day()) urgency.days_left = days_left(*entry.last_day());
        return urgency;
    }

    int days_left(core::Date last_day) const
    {
        return calendar_.count_between(today_, last_day).count;
    }

    View head(std::size_t meeting) const
    {
        const core::PlannedMeeting& entry = planned_.queue.meetings[meeting];
        const core::Meeting& booked = *entry.booked;
        View view;
        view["family"] = entry.family_name.reveal();
        view["reference"] = entry.reference;
        view["meeting"] = text(label(booked.type));
        view["meeting_url"] = meeting_url(booked.id);
        view["now"] = "Now " + when_text(booked) + (entry.place.empty() ? "" : ", ") + entry.place +
                      (entry.held_with == 0 ? std::string{}
                                            : ". " + core::held_together_words(entry.held_with) +
                                                  ": all of them change");
        const auto last_day = entry.last_day();
        view["last_day"] = last_day ? core::short_date(*last_day) : std::string{"No limit"};
        view["left"] = last_day ? left_words(days_left(*last_day)) : std::string{};
        view["again"] = again_words(entry);
        return view;
    }

    static std::string left_words(int days)
    {
        if (days < 0)
            return counted(static_cast<std::size_t>(-days), "working day", "working days") +
                   " late";
        if (days == 0) return "Today";
        return counted(static_cast<std::size_t>(days), "working day", "working days") + " left";
    }

    // What the other day does to those that were booked with it, and to what counts from it.
    static View chain_view(const core::ChainMove& moved)
    {
        const core::MovePreview& move = moved.preview;
        std::vector<std::string> lines;
        if (!move.sentence.empty()) lines.push_back(move.sentence);
        for (const core::ChainEffect& effect : move.others)
            lines.push_back(effect.sentence);
        for (const core::MovedLimit& limit : move.limits)
            if (limit.before != limit.after)
                lines.push_back("If the conference makes a plan, " + limit.label + ": last day " +
                                core::short_date(limit.after) + ", was " +
                                core::short_date(limit.before));
        View view;
        view["lines"] = view_list(lines, [](const std::string& line) {
            View row;
            row["words"] = line + ".";
            return row;
        });
        view["has_lines"] = !lines.empty();
        return view;
    }

    // The form that asks about the others, filled in with what is proposed.
    std::string decide_url(std::size_t meeting, const core::Placement& place) const
    {
        const core::Date day = floor<days>(place.start);
        return with_query(
            meeting_url(planned_.queue.meetings[meeting].booked->id, "move"),
            {{"date", core::typed_date(day)},
             {"time", core::london_clock_time(core::london_instant(place.start))},
             {"chair", planned_.queue.chairs[place.chair].text()},
             {"reason", "The chair is away"},
             {"room", place.room ? planned_.queue.rooms[*place.room].text() : std::string{}}});
    }

    std::string chair_note(std::size_t meeting, const core::Placement& place) const
    {
        const core::PlanMeeting& of = planned_.queue.problem.meetings[meeting];
        if (planned_.queue.chairs[place.chair] == plan_.asked().away->chair) return "Back by then";
        if (knows_family(planned_, meeting)) return "Has chaired for the family";
        return core::breaks_continuity(of, place.chair) ? "New to the family" : "";
    }

    std::string where(std::size_t meeting, const core::Placement& place) const
    {
        const core::PlannedMeeting& entry = planned_.queue.meetings[meeting];
        if (place.room) return planned_.queue.problem.rooms[*place.room].name;
        if (keeps_time(planned_, meeting) || entry.booked->mode == core::MeetingMode::video)
            return entry.place;
        return entry.place + ": ask whether it is free";
    }

    const QueuePlan& plan_;
    const PlannedQueue& planned_;
    const core::WorkingCalendar& calendar_;
    const core::Date today_;
};

std::string others_words(const QueuePlan& plan)
{
    const core::AwayToPlan& away = *plan.asked().away;
    const std::size_t not_theirs = away.others + plan.result().queue.others -
                                   std::min(away.too_many, plan.result().queue.others);
    std::string words;
    if (not_theirs > 0)
        words = counted(not_theirs, "other meeting", "other meetings") +
                " of theirs in these days " + (not_theirs == 1 ? "is" : "are") +
                " not yours to change.";
    if (away.too_many > 0)
        words += (words.empty() ? "" : " ") + std::string{"The first "} +
                 std::to_string(core::most_planned) + " are looked at. " +
                 counted(away.too_many, "later one is", "later ones are") +
                 " not part of this plan.";
    return words;
}

// "Replacements for 2 meetings. 1 meeting to decide yourself. 1 meeting changed already"
std::string caption(std::size_t left, std::size_t changed, std::size_t all)
{
    if (changed == all) return "Every meeting is changed";
    std::vector<std::string> parts;
    if (left > 0) parts.push_back("Replacements for " + counted(left, "meeting", "meetings"));
    if (const std::size_t to_decide = all - left - changed; to_decide > 0)
        parts.push_back(counted(to_decide, "meeting", "meetings") + " to decide yourself");
    if (changed > 0) parts.push_back(counted(changed, "meeting", "meetings") + " changed already");
    std::string words;
    for (const std::string& part : parts)
        words += (words.empty() ? "" : ". ") + part;
    return words;
}

}  // namespace

View leave_tick(const char* name,
                const std::string& when,
                bool is_ticked,
                const std::vector<core::FieldError>& errors)
{
    return checkboxes(
        {.name = name,
         .legend = "Their calendar",
         .options = {{"yes",
                      "Also mark these days as leave",
                      when + ", unless they are marked already. Nobody is then "
                             "offered a meeting with them"}},
         .chosen = is_ticked ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
         .error = error_for(errors, name),
         .small = true});
}

std::vector<View> away_fields(const TypedAway& typed,
                              const std::vector<core::User>& people,
                              LeaveMarking marking)
{
    std::vector<Option> options;
    for (const core::User& user : people)
        options.push_back(
            {user.id.text(), user.name.reveal() + (user.active ? "" : " (has left)")});
    std::vector<View> fields{select({.name = "chair",
                                     .label = "Who is away?",
                                     .options = std::move(options),
                                     .chosen = typed.chair,
                                     .prompt = "Choose a chair",
                                     .error = error_for(typed.errors, "chair")}),
                             date_input({.name = "from",
                                         .label = "First day",
                                         .value = typed.from,
                                         .error = error_for(typed.errors, "from"),
                                         .width = 10}),
                             date_input({.name = "until",
                                         .label = "Last day",
                                         .value = typed.until,
                                         .error = error_for(typed.errors, "until"),
                                         .width = 10})};
    if (marking != LeaveMarking::of_none)
        fields.push_back(leave_tick("mark_leave",
                                    marking == LeaveMarking::of_all
                                        ? "At once, before any replacement is accepted"
                                        : "Only for yourself: at once, before any replacement is "
                                          "accepted",
                                    typed.mark_leave,
                                    typed.errors));
    return fields;
}

std::string who_and_when(const core::AwayToPlan& away)
{
    return away.chair_name.reveal() + ", " + core::short_date(away.from) +
           (away.until == away.from ? "" : " to " + core::short_date(away.until));
}

void set_replacements(View& page,
                      const QueuePlan& plan,
                      const PlanTicks& ticks,
                      const core::WorkingCalendar& calendar,
                      core::Date today,
                      const std::optional<View>& leave)
{
    const PlannedQueue& planned = plan.result();
    const Views views{plan, calendar, today};
    const auto meetings = views.in_time();
    std::vector<View> fields{hidden_input("plan", plan.id()),
                             text_input({.name = "reason",
                                         .label = "Why are they changed?",
                                         .value = ticks.reason,
                                         .hint = "Kept on record, not sent",
                                         .error = error_for(ticks.errors, "reason")})};
    if (leave) fields.push_back(*leave);
    page["has_rows"] = !meetings.empty();
    const std::size_t left = places_left(plan).size();
    page["caption"] = caption(left, plan.booked().size(), meetings.size());
    page["accept_error"] = error_for(ticks.errors, "accept");
    page["rows"] =
        view_list(meetings, [&](std::size_t meeting) { return views.row(ticks, meeting); });
    const bool has_more = left > 0;
    page["accept_fields"] = view_list(has_more ? fields : std::vector<View>{}, std::identity{});
    page["accept"] = has_more ? button({.label = "Change those ticked"}) : View{false};
    const bool had_none = planned.queue.meetings.empty();
    page["nothing"] =
        meetings.empty()
            ? empty_state({.heading = had_none ? "No meeting has to be changed"
                                               : "There is no replacement in time",
                           .text = had_none
                                       ? "They chair no meeting in these days that you may change."
                                       : "Below stands for each meeting why not.",
                           .icon = had_none ? "done" : "soon"})
            : View{false};
    page["has_late"] = !planned.not_in_time.empty();
    page["late"] = view_list(planned.not_in_time, [&](const core::Unplaced& unplaced) {
        return views.late_row(unplaced);
    });
    page["has_service"] = !planned.remedies.empty();
    page["service"] = service_view(planned);
    page["others"] = others_words(plan);
}

}  // namespace quorate::server
