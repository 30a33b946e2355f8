#include "server/pages/scheduling/nearest_views.hpp"

#include <algorithm>
#include <functional>

#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/slots/slot_words.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/slot_views.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::NearestChange;
using core::SlotChange;

// What changes is what the meeting needs: the rest is for people to arrange.
bool changes_needs(SlotChange change)
{
    switch (change) {
        case SlotChange::another_chair:
        case SlotChange::without_feature:
        case SlotChange::without_debrief:
        case SlotChange::shorter:
        case SlotChange::by_video:
        case SlotChange::without_family_time:
        case SlotChange::without_person:
            return true;
        case SlotChange::with_cover:
        case SlotChange::another_person:
        case SlotChange::one_more_for_chair:
        case SlotChange::smaller_room:
            break;
    }
    return false;
}

std::string typed_url(const FoundTimes& times, const NearestChange& change)
{
    const core::Date day = floor<days>(change.best.starts_at);
    return with_query(
        new_meeting_url(times.choices.family.id, code(times.needs.type), times.asked_about),
        {{"date", core::typed_date(day)},
         {"time", core::london_clock_time(core::london_instant(change.best.starts_at))}});
}

std::vector<View> hidden_of(const FoundTimes& times, const NearestChange& change)
{
    std::vector<View> hidden{hidden_input("family", times.choices.family.id.text()),
                             hidden_input("type", code(times.needs.type)),
                             hidden_input("step", "change"),
                             hidden_input("change", code(change.change)),
                             hidden_input("version", number_text(times.needs.version))};
    if (change.change == SlotChange::another_chair)
        hidden.push_back(hidden_input("chair", change.best.chair.text()));
    if (change.seat)
        hidden.push_back(
            hidden_input("person", seat_key(times.search->request.seats[*change.seat].holder)));
    if (change.feature) hidden.push_back(hidden_input("feature", code(*change.feature)));
    if (change.less > 0min)
        hidden.push_back(hidden_input("minutes", number_text(change.less.count())));
    hide_children(times.asked_about, hidden);
    return hidden;
}

void shorten(core::NeedsDraft& draft, int less)
{
    draft.length_minutes -= less;
    for (core::SeatNeed& seat : draft.seats)
        if (seat.window)
            seat.window->until = std::min(seat.window->until, minutes{draft.length_minutes});
}

// Whoever need not be there may still come, and count.
void do_without(core::NeedsDraft& draft, const std::string& person)
{
    for (core::SeatNeed& seat : draft.seats)
        if (seat_key(seat.holder) == person) seat.requirement = core::Requirement::quorum;
}

void without_feature(core::NeedsDraft& draft, const std::string& feature)
{
    if (std::erase(draft.features, feature) > 0) draft.wished_features.push_back(feature);
}

}  // namespace

View nearest_rows(const FoundTimes& times)
{
    if (!times.search) return View{kainjow::mustache::list{}};
    const core::SlotSearch& search = *times.search;
    return view_list(search.nearest, [&](const NearestChange& change) {
        const bool is_ours = changes_needs(change.change);
        View row;
        row["what"] = sentence(search.request, change);
        row["best"] = slot_words(change.best);
        row["change_url"] = is_ours ? std::string{"/meetings/new/needs"} : std::string{};
        row["hidden"] = view_list(hidden_of(times, change), std::identity{});
        row["typed_url"] = is_ours ? std::string{} : typed_url(times, change);
        return row;
    });
}

bool make_change(const Fields& form, core::NeedsDraft& draft)
{
    const std::string& change = form.get("change");
    const auto is = [&](SlotChange each) { return change == code(each); };
    if (is(SlotChange::another_chair))
        draft.chair = core::UserId{form.get("chair")};
    else if (is(SlotChange::without_feature))
        without_feature(draft, form.get("feature"));
    else if (is(SlotChange::without_debrief))
        draft.debrief_minutes_after = 0;
    else if (is(SlotChange::without_family_time))
        draft.family_minutes_before = 0;
    else if (is(SlotChange::shorter))
        shorten(draft, whole_number(form.get("minutes")).value_or(0));
    else if (is(SlotChange::by_video)) {
        draft.mode = code(core::MeetingMode::video);
        draft.venue.clear();
        draft.features.clear();
    } else if (is(SlotChange::without_person))
        do_without(draft, form.get("person"));
    else
        return false;
    return true;
}

}  // namespace quorate::server
