#include "server/pages/meetings/following_meetings.hpp"

#include <algorithm>

#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

constexpr const char* ticked = "follow";
constexpr const char* shown = "follow_shown";

}  // namespace

std::vector<View> following_fields(const core::FollowingSeats& following, const Fields* form)
{
    std::vector<View> fields;
    if (following.seats.empty()) return fields;
    const bool was_shown = form != nullptr && form->has(shown);
    std::vector<Option> options;
    std::vector<std::string> chosen;
    if (was_shown) chosen = form->all(ticked);
    for (const core::FollowingSeat& each : following.seats) {
        options.push_back({each.seat.id.text(), when_text(each.meeting)});
        if (!was_shown) chosen.push_back(each.seat.id.text());
    }
    const bool any_held = std::ranges::any_of(following.seats, &core::FollowingSeat::is_held);
    std::string hint =
        any_held
            ? "Mail of theirs is held where it would go to a wrong address. Those left out "
              "stay as they are until something about them changes"
            : "They were invited at the address they have now. Those left out stay there until "
              "something about them changes";
    if (following.unseen > 0)
        hint += ". At " +
                counted(following.unseen,
                        "meeting that you may not see",
                        "meetings that you may "
                        "not see") +
                " they are invited anew as well";
    fields.push_back(
        checkboxes({.name = ticked,
                    .legend = "If the e-mail address changes, invite them there to these meetings",
                    .options = options,
                    .chosen = chosen,
                    .hint = hint}));
    for (const core::FollowingSeat& each : following.seats)
        fields.push_back(hidden_input(shown, each.seat.id.text()));
    return fields;
}

core::FollowChoice follow_choice_in(const Fields& form)
{
    core::FollowChoice choice;
    const std::vector<std::string> follow = form.all(ticked);
    for (const std::string& each : form.all(shown))
        if (std::ranges::find(follow, each) == follow.end()) choice.staying.emplace_back(each);
    for (const std::string& each : follow)
        choice.too.emplace_back(each);
    return choice;
}

}  // namespace quorate::server
