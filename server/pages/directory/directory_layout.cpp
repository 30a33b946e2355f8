#include "server/pages/directory/directory_layout.hpp"

#include <charconv>

#include "core/access/permission.hpp"
#include "core/support/text.hpp"
#include "server/app/refusal_status.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::Action;
using core::Standing;

std::string_view code(Standing standing)
{
    switch (standing) {
        case Standing::inactive:
            return "inactive";
        case Standing::any:
            return "any";
        case Standing::active:
            break;
    }
    return "";
}

View tabs_for(const App& app, const core::Actor& actor, std::string_view current)
{
    std::vector<Tab> tabs;
    const auto add = [&](std::string_view list, std::string label) {
        tabs.push_back(
            {.label = std::move(label), .url = directory_url(list), .current = list == current});
    };
    add("agencies", "Agencies");
    add("contacts", "Contacts");
    if (may(app, actor, Action::room_view_availability)) add("rooms", "Rooms");
    if (may(app, actor, Action::user_list_directory)) {
        add("chairs", "Chairs");
        add("staff", "Staff");
        add("teams", "Teams");
        tabs.push_back({.label = "How we use information", .url = "/information-use"});
    }
    if (core::permit_role(actor, Action::config_dates_rules)) {
        tabs.push_back({.label = "Bank holidays", .url = "/admin/holidays"});
        tabs.push_back({.label = "Dates and closures", .url = "/admin/dates"});
    }
    if (core::permit_role(actor, Action::config_mail_secrets)) {
        tabs.push_back({.label = "Reminders", .url = "/admin/reminders"});
        tabs.push_back({.label = "Overdue actions", .url = "/admin/escalation"});
        tabs.push_back({.label = "Letters and records", .url = "/admin/records"});
        tabs.push_back({.label = "Who answers for what", .url = "/admin/policies"});
        tabs.push_back({.label = "How long records are kept", .url = "/admin/retention"});
    }
    return subnav("Parts of the directory", tabs);
}

std::string address(const DirectoryList& list, const std::string& after)
{
    std::vector<std::pair<std::string, std::string>> parameters{
        {"q", list.filter.text}, {"standing", std::string{code(list.filter.standing)}}};
    if (list.choice) parameters.emplace_back(list.choice->name, list.filter.choice);
    parameters.emplace_back("after", after);
    return with_query(directory_url(list.list), parameters);
}

std::vector<View> filters_for(const DirectoryList& list)
{
    std::vector<View> filters{text_input({.name = "q",
                                          .label = list.search_label,
                                          .value = list.filter.text,
                                          .width = 20,
                                          .type = "search"})};
    if (list.choice) {
        Select choice = *list.choice;
        choice.chosen = list.filter.choice;
        filters.push_back(select(choice));
    }
    if (list.has_standing)
        filters.push_back(select(
            {.name = "standing",
             .label = "Status",
             .options = {{"", "Active"}, {"inactive", "Inactive"}, {"any", "Active and inactive"}},
             .chosen = std::string{code(list.filter.standing)}}));
    return filters;
}

bool is_filtered(const ListFilter& filter)
{
    return !filter.text.empty() || !filter.choice.empty() || filter.standing != Standing::active ||
           !filter.stretch.after.empty();
}

EmptyState nothing_found(const DirectoryList& list)
{
    if (!is_filtered(list.filter)) return list.empty;
    return {.heading = "Nothing found",
            .text = "Nothing in this list is like what you asked for.",
            .link = {"Show the whole list", directory_url(list.list)},
            .icon = "unknown"};
}

View paragraph(const std::string& words)
{
    View view;
    view["words"] = words;
    return view;
}

const auto same = [](const View& view) { return view; };

Link back_to(std::string url)
{
    return {"Back", std::move(url)};
}

}  // namespace

bool may(const App& app, const core::Actor& actor, core::Action action)
{
    // A missing step-up is asked for on the way, so it does not hide the button.
    const auto answer = core::permit(actor, action, actor.authority, app.now());
    return answer || answer.error().refusal == core::Refusal::needs_step_up;
}

ListFilter filter_of(const Request& request, std::string_view choice_name)
{
    ListFilter filter;
    filter.text = core::trimmed(request.query.get("q"));
    const std::string& standing = request.query.get("standing");
    if (standing == "inactive") filter.standing = Standing::inactive;
    if (standing == "any") filter.standing = Standing::any;
    if (!choice_name.empty()) filter.choice = request.query.get(choice_name);
    filter.stretch.after = request.query.get("after");
    return filter;
}

Response directory_list(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const DirectoryList& list)
{
    View page;
    page["head"] = page_head({.heading = list.title, .sub = list.sub, .buttons = list.buttons});
    page["tabs"] = tabs_for(app, actor, list.list);
    page["search_url"] = directory_url(list.list);
    page["search_label"] = "Search " + core::lower_case(list.title);
    page["filters"] = view_list(filters_for(list), same);
    page["show"] = button({.label = "Show", .look = ButtonLook::secondary});
    const bool any = !list.rows.empty();
    page["found"] = any ? table({.caption = list.title, .columns = list.columns, .rows = list.rows})
                        : View{false};
    page["nothing"] = any ? View{false} : empty_state(nothing_found(list));
    page["start_url"] = list.filter.stretch.after.empty() ? std::string{} : address(list, "");
    page["pages"] = pagination("", list.has_more ? address(list, list.last_id) : std::string{});
    return html_page(app,
                     request,
                     actor,
                     "directory/list",
                     {.title = list.title, .section = Section::directory},
                     std::move(page));
}

void offer_adding(DirectoryList& list, std::string label)
{
    list.buttons = {{std::move(label), new_entry_url(list.list)}};
    list.empty.link = list.buttons.front();
}

Response directory_form(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const DirectoryForm& form)
{
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = form.heading});
    page["now"] = form.saved_now.empty() ? View{false} : summary_list(form.saved_now);
    page["paragraphs"] = view_list(form.paragraphs, paragraph);
    page["help_url"] = form.help.url;
    page["help_label"] = form.help.label;
    page["save_url"] = form.save_url;
    page["sends_file"] = form.sends_file;
    page["fields"] = view_list(form.fields, same);
    page["save"] = button({.label = form.save_label});
    page["cancel_url"] = form.cancel_url;
    return html_page(app,
                     request,
                     actor,
                     "directory/form",
                     {.title = form.heading,
                      .section = Section::directory,
                      .back = back_to(form.cancel_url),
                      .status = form.status},
                     std::move(page));
}

bool belongs_in_form(const core::Error& error)
{
    return error.refusal == core::Refusal::invalid_input ||
           error.refusal == core::Refusal::stale_version ||
           error.refusal == core::Refusal::already_exists;
}

std::vector<core::FieldError> form_errors(const core::Error& error)
{
    if (!error.fields.empty()) return error.fields;
    const core::RefusalText& told = core::refusal_text(error.refusal);
    return {{"", std::string{told.sentence} + " " + std::string{told.next_step}}};
}

Response directory_entry(App& app,
                         const Request& request,
                         const core::Actor& actor,
                         const DirectoryEntry& entry)
{
    View page;
    std::vector<Link> buttons = entry.buttons;
    if (entry.may_change && entry.active)
        buttons.push_back({"Edit", edit_entry_url(entry.list, entry.id)});
    page["head"] =
        page_head({.heading = entry.heading, .eyebrow = entry.eyebrow, .buttons = buttons});
    page["notice"] = entry.active ? View{false}
                                  : alert(Alert::warning,
                                          {.strong = "Inactive.", .text = entry.inactive_notice});
    page["details"] = summary_list(entry.details);
    page["to_say"] = entry.to_say;
    page["say_url"] = entry.say_url;
    page["say"] = button({.label = entry.say_label});
    page["send_url"] = entry.send_url;
    page["send"] = button({.label = entry.send_label, .look = ButtonLook::secondary});

    page["related"] = View{!entry.related_heading.empty()};
    page["related_heading"] = entry.related_heading;
    const bool any = !entry.related.rows.empty();
    page["found"] = any ? table(entry.related) : View{false};
    page["nothing"] =
        any || entry.related_heading.empty() ? View{false} : empty_state(entry.related_empty);
    page["more_url"] = entry.more.url;
    page["more_label"] = entry.more.label;

    page["deactivate_url"] =
        entry.may_change && entry.active ? deactivate_url(entry.list, entry.id) : std::string{};
    View standing{false};
    if (entry.may_change && !entry.active) {
        standing = View{};
        standing["reactivate_url"] = reactivate_url(entry.list, entry.id);
        standing["fields"] =
            view_list(std::vector{hidden_input("version", number_text(entry.version))}, same);
        standing["change"] = button({.label = "Make active again", .look = ButtonLook::secondary});
    }
    page["standing"] = std::move(standing);
    return html_page(app,
                     request,
                     actor,
                     "directory/entry",
                     {.title = "Directory",
                      .section = Section::directory,
                      .back = back_to(directory_url(entry.list))},
                     std::move(page));
}

Response directory_question(App& app,
                            const Request& request,
                            const core::Actor& actor,
                            const DirectoryQuestion& question)
{
    const Frame frame = frame_for(app,
                                  request,
                                  actor,
                                  {.title = "Deactivate",
                                   .section = Section::directory,
                                   .back = back_to(entry_url(question.list, question.id))});
    return html_response(
        200,
        confirm_page(frame,
                     {.heading = "Deactivate " + question.name + "?",
                      .paragraphs = question.consequences,
                      .fields = {hidden_input("version", number_text(question.version))},
                      .button = {.label = "Deactivate", .look = ButtonLook::warning},
                      .action_url = deactivate_url(question.list, question.id),
                      .cancel_url = entry_url(question.list, question.id)}));
}

std::vector<View> standing_chips(bool active, bool is_suspended)
{
    if (active && is_suspended) return {chip(Chip::soon, "Suspended")};
    if (active) return {};
    return {chip(Chip::none, "Inactive")};
}

std::optional<int> whole_number(std::string_view text)
{
    const std::string digits = core::trimmed(text);
    int number = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, failed] = std::from_chars(digits.data(), end, number);
    if (digits.empty() || failed != std::errc{} || stopped != end) return std::nullopt;
    return number;
}

int version_of(const Fields& form)
{
    return whole_number(form.get("version")).value_or(0);
}

}  // namespace quorate::server
