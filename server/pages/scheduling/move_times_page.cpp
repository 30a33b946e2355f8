#include "server/pages/scheduling/move_times_page.hpp"

#include <functional>

#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/scheduling/meeting_chain.hpp"
#include "core/scheduling/needs_of_meeting.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/choose_time_pages.hpp"
#include "server/pages/scheduling/found_times.hpp"
#include "server/pages/scheduling/move_chain_pages.hpp"
#include "server/pages/scheduling/slot_views.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

struct Moving {
    core::Meeting meeting;
    FoundTimes times;
};

// A core group or review that was booked with its conference has to keep a limit that nothing runs
// for yet.
void keep_expected_limit(core::UnitOfWork& work,
                         App& app,
                         const core::Meeting& meeting,
                         core::SlotSearchOptions& options)
{
    const auto chain = core::chain_with(work, meeting_tools(app), meeting.authority, meeting.id);
    if (!chain) return;
    const core::ChainEntry& own = *chain->of(meeting.id);
    if (!own.is_expected) return;
    options.due = own.due;
    options.not_before = core::london_date(chain->conference().meeting.starts_at) + days{1};
}

core::Result<Moving> moving(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const TimesShown& shown)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Moving> {
        const core::MeetingId id{request.value(0)};
        auto known =
            core::permitted_meeting(work, actor, core::Action::meeting_reschedule, id, app.now());
        if (!known) return known.error();
        const core::Meeting& meeting = known->meeting;
        if (meeting.status != core::MeetingStatus::scheduled || meeting.opened_at)
            return core::Refusal::wrong_state;
        const auto before =
            core::meeting_needs(work, meeting_tools(app), actor, meeting.case_id, meeting.type);
        if (!before) return before.error();
        core::SlotSearchOptions options{.want = shown.want,
                                        .from = shown.from,
                                        .needs = core::needs_of_meeting(work, meeting, *before),
                                        .except = id};
        keep_expected_limit(work, app, meeting, options);
        auto times = find_times(work, app, actor, meeting.case_id, meeting.type, options);
        if (!times) return times.error();
        return Moving{.meeting = meeting, .times = *std::move(times)};
    });
}

std::string use_url(const core::Meeting& meeting, const core::Slot& slot)
{
    const core::Date day = floor<days>(slot.starts_at);
    return with_query(meeting_url(meeting.id, "move"),
                      {{"date", core::typed_date(day)},
                       {"time", core::london_clock_time(core::london_instant(slot.starts_at))},
                       {"room", slot.room ? slot.room->text() : std::string{}}});
}

View slots_of(const Moving& now)
{
    kainjow::mustache::list slots;
    if (!now.times.search) return View{slots};
    const core::SlotSearch& search = *now.times.search;
    for (std::size_t place = 0; place < search.found.slots.size(); ++place) {
        View made = slot_view(search, place, false);
        made["use_url"] = use_url(now.meeting, search.found.slots[place]);
        slots.push_back(std::move(made));
    }
    return View{slots};
}

View nothing_found(const FoundTimes& times, const Link& typed)
{
    if (times.search && !times.search->found.slots.empty()) return View{false};
    std::string why = "Below stands for each day what is in the way.";
    if (!times.search) {
        why.clear();
        for (const core::FieldError& each : times.refused.fields)
            why += (why.empty() ? "" : " ") + each.message + ".";
    }
    return empty_state(
        {.heading = "No other time fits", .text = why, .link = typed, .icon = "soon"});
}

}  // namespace

Response get_move_times(App& app, const Request& request, const core::Actor& actor)
{
    const TimesShown shown = times_shown(request.query);
    const auto now = moving(app, request, actor, shown);
    if (!now) return refusal_page(app, request, actor, now.error());
    const FoundTimes& times = now->times;
    const core::MeetingId& id = now->meeting.id;
    const std::string form_url = meeting_url(id, "move");
    const bool has_more = times.search && times.search->found.slots.size() == shown.want &&
                          times.search->found.times > shown.want;

    View page;
    page["head"] = page_head({.heading = "Choose another time",
                              .sub = "Now: " + when_text(now->meeting),
                              .eyebrow = about_family(times.choices, times.needs)});
    page["notices"] = View{kainjow::mustache::list{}};
    page["together"] = booked_with(app, actor, id).words;
    set_slots(page, times);
    page["slots"] = slots_of(*now);
    set_needed(page, times);
    page["nothing"] = nothing_found(times, {"Type a date instead", form_url});
    page["more_url"] =
        has_more ? move_times_url(id, {shown.want + slots_at_once, shown.from}) : std::string{};
    page["late_url"] = times.due && shown.from != core::SearchFrom::after_last_day
                           ? move_times_url(id, {.from = core::SearchFrom::after_last_day})
                           : std::string{};
    page["sooner_url"] = times.search && times.search->could_be_sooner
                             ? move_times_url(id, {.from = core::SearchFrom::soonest})
                             : std::string{};
    page["typed_url"] = form_url;
    return html_page(app,
                     request,
                     actor,
                     "scheduling/move_times",
                     {.title = "Choose another time",
                      .section = Section::meetings,
                      .back = {"Back to the form", form_url}},
                     std::move(page));
}

}  // namespace quorate::server
