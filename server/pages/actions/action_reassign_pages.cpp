#include <algorithm>
#include <functional>
#include <iterator>

#include "core/actions/reassign_actions.hpp"
#include "core/actions/wording_check.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/actions/action_pages.hpp"
#include "server/pages/actions/people_to_hand_to.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

// Those whose words for the family name whoever had them.
std::vector<core::ActionRow> naming_owner(const std::vector<core::ActionRow>& rows)
{
    std::vector<core::ActionRow> named;
    std::ranges::copy_if(rows, std::back_inserter(named), [](const core::ActionRow& row) {
        return core::names_anyone(row.action.plain_language.reveal(),
                                  {row.owner_name, row.action.agreed_with});
    });
    return named;
}

View link_to(const core::ActionRow& row)
{
    View view;
    view["action_url"] = action_page_url(row.action.id);
    view["what"] = row.action.what.reveal();
    return view;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const core::ReassignActions& asked,
              const core::Reassignable* found,
              const std::vector<core::FieldError>& errors,
              int status = 200)
{
    const auto people =
        app.read(actor, [&](core::UnitOfWork& work) -> core::Result<PeopleToHandTo> {
            return people_to_hand_to(work, actor);
        });
    if (!people) return refusal_page(app, request, actor, people.error());
    const std::vector<View> choices{select({.name = "from",
                                            .label = "Who goes",
                                            .groups = groups_of(*people, true),
                                            .chosen = owner_key(asked.from),
                                            .prompt = "Choose a person",
                                            .error = error_for(errors, "from")}),
                                    select({.name = "to",
                                            .label = "Who takes over",
                                            .groups = groups_of(*people, false),
                                            .chosen = owner_key(asked.to),
                                            .prompt = "Choose a person",
                                            .error = error_for(errors, "to")})};
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Give actions to another person",
                              .sub = "All that somebody who leaves still has to do."});
    page["choosing"] = found == nullptr;
    page["choices"] = view_list(choices, std::identity{});
    page["look"] = button({.label = "Continue"});
    page["confirming"] = found != nullptr;
    if (found != nullptr) {
        const auto number = static_cast<int>(found->rows.size());
        page["moves"] = number == 0   ? std::string{"Nothing would change."}
                        : number == 1 ? std::string{"1 action gets another owner."}
                                      : std::to_string(number) + " actions get another owner.";
        page["stays"] = found->others == 0
                            ? std::string{}
                            : std::to_string(found->others) +
                                  " more stay as they are: on cases that are not yours, or that "
                                  "the new owner must keep away from.";
        const std::vector<core::ActionRow> named = naming_owner(found->rows);
        page["names_owner"] =
            named.empty()
                ? View{false}
                : alert(Alert::warning,
                        {.strong = "The words for the family seem to name who goes in " +
                                   counted(named.size(), "action", "actions") + ".",
                         .text = "They stay as they are when the owner changes. Look at them:"});
        page["named"] = view_list(named, link_to);
        page["actions"] = number == 0 ? View{false} : actions_table(found->rows, true);
        page["carried"] =
            view_list(std::vector<View>{hidden_input("from", owner_key(asked.from)),
                                        hidden_input("to", owner_key(asked.to)),
                                        hidden_input("expected", std::to_string(number))},
                      std::identity{});
        page["confirm"] = number == 0
                              ? View{false}
                              : button({.label = "Change the owner", .look = ButtonLook::warning});
    }
    return html_page(app,
                     request,
                     actor,
                     "actions/reassign",
                     {.title = "Give actions to another person",
                      .section = Section::actions,
                      .back = {.label = "Back to actions", .url = "/actions/find"},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_actions_reassign(App& app, const Request& request, const core::Actor& actor)
{
    const core::ReassignActions asked{.from = owner_from(request.query.get("from")),
                                      .to = owner_from(request.query.get("to"))};
    if (!request.query.has("from")) return show(app, request, actor, asked, nullptr, {});
    std::vector<core::FieldError> errors;
    if (asked.from.count() != 1) errors.push_back({"from", "Choose the person who goes"});
    if (asked.to.count() != 1) errors.push_back({"to", "Choose the person who takes over"});
    if (errors.empty() && asked.to == asked.from) errors.push_back({"to", "Choose another person"});
    if (!errors.empty()) return show(app, request, actor, asked, nullptr, errors, 422);
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::reassignable_actions(work, app.clock, actor, asked);
    });
    if (!found && found.error().fields.empty())
        return refusal_page(app, request, actor, found.error());
    if (!found)
        return show(app,
                    request,
                    actor,
                    asked,
                    nullptr,
                    found.error().fields,
                    refusal_status(found.error().refusal));
    return show(app, request, actor, asked, &*found, {});
}

Response post_actions_reassign(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ReassignActions command{.from = owner_from(form.get("from")),
                                        .to = owner_from(form.get("to")),
                                        .expected = number_field(form, "expected")};
    const auto changed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::reassign_actions(work, meeting_tools(app), actor, command);
    });
    if (changed) return done("/actions/find", "actions-reassigned");
    if (changed.error().fields.empty()) return refusal_page(app, request, actor, changed.error());
    return show(app,
                request,
                actor,
                command,
                nullptr,
                changed.error().fields,
                refusal_status(changed.error().refusal));
}

}  // namespace quorate::server
