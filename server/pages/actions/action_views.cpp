#include <algorithm>

#include "core/dates/date_text.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view user_prefix = "user:";
constexpr std::string_view contact_prefix = "contact:";
constexpr std::string_view member_prefix = "member:";

std::string owner_label(const core::InviteeEntry& seat)
{
    const std::string& role = seat.agency_name.empty() ? seat.job : seat.agency_name;
    return seat.name.reveal() + (role.empty() ? "" : ", " + role);
}

}  // namespace

std::string owner_key(const core::ActionOwner& owner)
{
    if (owner.user) return std::string{user_prefix} + owner.user->text();
    if (owner.contact) return std::string{contact_prefix} + owner.contact->text();
    if (owner.family_member) return std::string{member_prefix} + owner.family_member->text();
    return {};
}

core::ActionOwner owner_from(std::string_view key)
{
    const auto rest = [&key](std::string_view prefix) {
        return std::string{key.substr(prefix.size())};
    };
    if (key.starts_with(user_prefix)) return {.user = core::UserId{rest(user_prefix)}};
    if (key.starts_with(contact_prefix)) return {.contact = core::ContactId{rest(contact_prefix)}};
    if (key.starts_with(member_prefix))
        return {.family_member = core::FamilyMemberId{rest(member_prefix)}};
    return {};
}

std::vector<Option> owner_options(const std::vector<core::InviteeEntry>& seats)
{
    std::vector<Option> options;
    for (const core::InviteeEntry& seat : seats) {
        const core::SeatHolder& holder = seat.invitee.holder;
        const std::string key = owner_key(
            {.user = holder.user, .contact = holder.contact, .family_member = holder.member});
        options.push_back({.value = key, .label = owner_label(seat)});
    }
    return options;
}

View action_form_view(const ActionFormPage& form)
{
    const auto wrong = [&form](const char* field) { return error_for(form.errors, field); };
    View view;
    view["action_heading"] = form.heading;
    view["add_action_url"] = form.url;
    view["action_version"] = number_text(form.version);
    const std::vector<View> line{text_input({.name = "what",
                                             .label = "What will be done",
                                             .value = form.what,
                                             .error = wrong("what")}),
                                 select({.name = "owner",
                                         .label = "Who",
                                         .options = form.owners,
                                         .chosen = form.owner,
                                         .prompt = "Choose a person",
                                         .error = wrong("owner")}),
                                 text_input({.name = "due_on",
                                             .label = "By, such as 27/11/2026",
                                             .value = form.due_on,
                                             .error = wrong("due_on")})};
    std::vector<View> rest{
        text_input({.name = "plain_language",
                    .label = "In words the family can use",
                    .value = form.plain_language,
                    .hint = "Without names, this is also what the person's link shows.",
                    .error = wrong("plain_language")}),
        text_input({.name = "outcome_intended",
                    .label = "What it is to bring about, if that helps",
                    .value = form.outcome_intended,
                    .error = wrong("outcome_intended")}),
        text_input({.name = "evidence_planned",
                    .label = "What will show that it is done, if that helps",
                    .value = form.evidence_planned,
                    .hint = "Such as a letter, or that the child was seen. It goes to "
                            "professionals with the papers.",
                    .error = wrong("evidence_planned")}),
        text_input({.name = "not_before",
                    .label = "Not before, such as 20/11/2026",
                    .value = form.not_before,
                    .hint = "Leave empty unless it cannot begin yet. Nobody is reminded before.",
                    .error = wrong("not_before")}),
        checkboxes({.name = "priority",
                    .legend = "How much it presses",
                    .options = {{.value = "high", .label = "High priority"}},
                    .chosen = form.priority == "high" ? std::vector<std::string>{"high"}
                                                      : std::vector<std::string>{},
                    .error = wrong("priority"),
                    .small = true})};
    if (form.is_for_family)
        rest.push_back(
            checkboxes({.name = "visible_to_family",
                        .legend = "The family",
                        .options = {{.value = "yes", .label = "The family may read this action"}},
                        .chosen = form.visible_to_family ? std::vector<std::string>{"yes"}
                                                         : std::vector<std::string>{},
                        .error = wrong("visible_to_family"),
                        .small = true}));
    if (form.asks_about_words) rest.push_back(hidden_input("confirm_words", "yes"));
    const auto same = [](const View& field) { return field; };
    view["action_line"] = view_list(line, same);
    view["action_rest"] = view_list(rest, same);
    view["add_button"] = button({.label = form.button,
                                 .look = ButtonLook::secondary,
                                 .name = form.button_name,
                                 .value = "action"});
    view["actions_so_far"] = form.so_far;
    return view;
}

std::string kind_text(const core::ActionRow& row)
{
    return std::string{row.is_reduced ? core::neutral_name(row.meeting_type)
                                      : core::label(row.meeting_type)};
}

View actions_table(const std::vector<core::ActionRow>& rows, bool with_links)
{
    Table shown{.caption = "Action points",
                .columns = {"What will be done", "Who", "By", "Family", "Now"},
                .rows = {}};
    for (const core::ActionRow& row : rows) {
        const core::ActionPoint& action = row.action;
        const std::string handed = agreed_with_words(row);
        std::vector<View> chips;
        if (action.priority == core::ActionPriority::high)
            chips.push_back(chip(Chip::soon, "High priority"));
        shown.rows.push_back(
            {.cells = {{.text = action.what.reveal(),
                        .url = with_links ? action_page_url(action.id) : "",
                        .sub = action.plain_language.reveal(),
                        .chips = std::move(chips)},
                       {.text = row.owner_name.reveal(),
                        .sub = row.agency_name +
                               (row.agency_name.empty() || handed.empty() ? "" : ". ") + handed},
                       {.text = core::short_date(action.due_on)},
                       {.text = action.visible_to_family ? "May read it" : "Not shown"},
                       {.text = status_words(action.status), .sub = action.progress.reveal()}}});
    }
    return table(shown);
}

}  // namespace quorate::server
