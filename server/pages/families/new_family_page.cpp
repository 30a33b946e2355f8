#include <algorithm>
#include <charconv>
#include <optional>

#include "core/cases/create_case.hpp"
#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/families/family_fields.hpp"
#include "server/pages/families/family_form_pages.hpp"
#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

constexpr int most_parts = 20;

std::string child_prefix(int number)
{
    return "children." + std::to_string(number) + ".";
}

std::string member_prefix(int number)
{
    return "family_members." + std::to_string(number) + ".";
}

int count_of(const Typed& typed, std::string_view field, int otherwise)
{
    const std::string& text = typed.get(field);
    int count = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp(count, otherwise, most_parts);
}

// How many parts the form shows.
struct Parts {
    int children = 1;
    int members = 1;
};

Parts parts_of(const Typed& typed)
{
    Parts parts{count_of(typed, "child_count", 1), count_of(typed, "member_count", 1)};
    if (typed.get("do") == "add_child") parts.children = std::min(parts.children + 1, most_parts);
    if (typed.get("do") == "add_member") parts.members = std::min(parts.members + 1, most_parts);
    return parts;
}

// A part that nobody wrote in is no child and no member. The language is filled in beforehand.
bool is_empty_part(const Typed& typed, const std::string& prefix)
{
    return std::ranges::all_of(typed.entries(), [&](const auto& entry) {
        const auto& [name, value] = entry;
        return !name.starts_with(prefix) || name == prefix + "language" ||
               core::trimmed(value).empty();
    });
}

// The command, and which part of the form each of its people was written in, from 0.
struct Asked {
    core::CreateCase command;
    std::vector<int> children = {};
    std::vector<int> members = {};
};

Asked asked_of(const Typed& typed, std::vector<core::FieldError>& errors)
{
    const Parts parts = parts_of(typed);
    Asked asked{.command = {.details = case_details_of(typed)}};
    for (int i = 0; i < parts.children; ++i) {
        if (is_empty_part(typed, child_prefix(i))) continue;
        auto child = child_details_of(typed, child_prefix(i), errors);
        // Most children have the family's name, which was typed once already.
        if (core::trimmed(child.family_name.reveal()).empty())
            child.family_name = asked.command.details.family_name;
        asked.command.children.push_back(std::move(child));
        asked.children.push_back(i);
    }
    for (int i = 0; i < parts.members; ++i) {
        if (is_empty_part(typed, member_prefix(i))) continue;
        asked.command.family_members.push_back(member_details_of(typed, member_prefix(i)));
        asked.members.push_back(i);
    }
    return asked;
}

// "children.2.given_name" in its three pieces; nothing for a field of no part.
struct PartField {
    std::string list;
    std::size_t index = 0;
    std::string name;
};

std::optional<PartField> part_field(const std::string& field)
{
    const auto pieces = core::split(field, '.');
    if (pieces.size() != 3) return std::nullopt;
    PartField part{.list = pieces[0], .name = pieces[2]};
    const char* end = pieces[1].data() + pieces[1].size();
    if (std::from_chars(pieces[1].data(), end, part.index).ptr != end) return std::nullopt;
    return part;
}

// A child's family name that nobody typed is the family's, and its faults are told there.
bool is_the_familys(const core::FieldError& error, const Typed& typed)
{
    const auto part = part_field(error.field);
    return part && part->list == "children" && part->name == "family_name" &&
           core::trimmed(typed.get(error.field)).empty();
}

// Core counts the people it was given, and the form its parts, of which some may be empty.
core::Error on_the_form(core::Error error, const Asked& asked, const Typed& typed)
{
    for (core::FieldError& each : error.fields) {
        const auto part = part_field(each.field);
        if (!part) continue;
        const std::vector<int>& parts = part->list == "children" ? asked.children : asked.members;
        if (part->index < parts.size())
            each.field = part->list + '.' + std::to_string(parts[part->index]) + '.' + part->name;
    }
    std::erase_if(error.fields,
                  [&](const core::FieldError& each) { return is_the_familys(each, typed); });
    return error;
}

// "Child 2: Enter the child's first name": the same words stand beside many fields.
std::vector<core::FieldError> saying_whom(std::vector<core::FieldError> errors)
{
    for (core::FieldError& each : errors) {
        const auto part = part_field(each.field);
        if (!part) continue;
        const char* who = part->list == "children" ? "Child " : "Family member ";
        each.message = who + std::to_string(part->index + 1) + ": " + each.message;
    }
    return errors;
}

std::string at_field(const std::string& field)
{
    return new_family_url() + '#' + field;
}

View part_view(const std::string& legend, const std::vector<View>& fields)
{
    View part;
    part["legend"] = legend;
    part["fields"] = view_list(fields, [](const View& field) { return field; });
    return part;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const Typed& typed,
              const std::vector<core::FieldError>& errors,
              int status)
{
    const auto same = [](const View& field) { return field; };
    const CaseChoices choices =
        app.database.read([&](core::UnitOfWork& work) { return case_choices(work, actor); });
    const Parts parts = parts_of(typed);
    std::vector<View> children;
    for (int i = 0; i < parts.children; ++i)
        children.push_back(part_view(
            "Child " + std::to_string(i + 1),
            child_fields(
                typed, child_prefix(i), errors, "Leave empty if it is the name of the family")));
    std::vector<View> members;
    for (int i = 0; i < parts.members; ++i)
        members.push_back(part_view("Family member " + std::to_string(i + 1),
                                    member_fields(typed, member_prefix(i), errors)));

    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Add a family"});
    page["case_fields"] = view_list(case_fields(typed, choices, errors), same);
    page["children"] = view_list(children, same);
    page["members"] = view_list(members, same);
    page["counts"] =
        view_list(std::vector<View>{hidden_input("child_count", number_text(parts.children)),
                                    hidden_input("member_count", number_text(parts.members))},
                  same);
    // The page that comes back stands at the part that was added.
    page["add_child_url"] =
        at_field(child_prefix(std::min(parts.children, most_parts - 1)) + "given_name");
    page["add_member_url"] =
        at_field(member_prefix(std::min(parts.members, most_parts - 1)) + "name");
    page["save"] = button({.label = "Add the family", .name = "do", .value = "save"});
    return html_page(app,
                     request,
                     actor,
                     "families/new",
                     {.title = "Add a family",
                      .section = Section::families,
                      .back = {.label = "Families", .url = families_url()},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_new_family(App& app, const Request& request, const core::Actor& actor)
{
    Typed typed;
    const auto authority = app.database.read(
        [&](core::UnitOfWork& work) { return work.authorities.find(actor.authority); });
    if (authority) typed.add("jurisdiction", std::string{code(authority->jurisdiction)});
    if (actor.teams.size() == 1) typed.add("team", actor.teams.front().text());
    if (actor.role == core::Role::social_worker) typed.add("lead_worker", actor.user.text());
    typed.add(member_prefix(0) + "language", "English");
    return show(app, request, actor, typed, {}, 200);
}

Response post_new_family(App& app, const Request& request, const core::Actor& actor)
{
    Typed typed = form_of(request);
    if (typed.get("do") == "add_child" || typed.get("do") == "add_member") {
        typed.add(member_prefix(parts_of(typed).members - 1) + "language", "English");
        return show(app, request, actor, typed, {}, 200);
    }

    std::vector<core::FieldError> errors;
    const Asked asked = asked_of(typed, errors);
    const auto made = app.transact(actor, [&](core::UnitOfWork& work) {
        auto created = core::create_case(work, case_tools(app), actor, asked.command);
        if (!created) created = on_the_form(created.error(), asked, typed);
        return with_unread(errors, std::move(created));
    });
    if (made) return done(family_url(*made), "family-added");
    if (const auto trouble = form_trouble(made.error()))
        return show(app, request, actor, typed, saying_whom(trouble->errors), trouble->status);
    return refusal_page(app, request, actor, made.error());
}

}  // namespace quorate::server
