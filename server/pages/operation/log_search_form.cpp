#include "server/pages/operation/log_search_form.hpp"

#include <algorithm>

#include "core/audit/entry_words.hpp"
#include "core/dates/typed_date.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {
namespace {

std::optional<core::Date> day(LogSearchForm& form, const char* name, const std::string& typed)
{
    if (typed.empty()) return std::nullopt;
    const auto found = core::parse_typed_date(typed);
    if (!found) form.errors.push_back({name, core::typed_date_fault(typed)});
    return found;
}

Select who_field(const std::vector<core::User>& people, const LogSearchForm& form)
{
    Select who{.name = "who",
               .label = "Who",
               .options = {{"system", "The service"}},
               .chosen = form.who,
               .prompt = "Anybody",
               .error = error_for(form.errors, "who")};
    for (const core::User& user : people)
        who.options.push_back({user.id.text(), user.name.reveal()});
    return who;
}

// In groups: "Families", "Meetings".
Select action_field(const LogSearchForm& form)
{
    Select action{.name = "action",
                  .label = "What",
                  .chosen = form.action,
                  .prompt = "Anything",
                  .error = error_for(form.errors, "action")};
    const auto add = [&action](const std::string& name) {
        const std::string group = core::entry_group_words(name);
        auto found = std::ranges::find(action.groups, group, &OptionGroup::label);
        if (found == action.groups.end())
            found = action.groups.insert(action.groups.end(), {group, {}});
        found->options.push_back({name, core::entry_words(name)});
    };
    for (const core::Action each : core::all_actions())
        add(std::string{core::action_name(each)});
    for (const std::string& event : core::audit_events())
        add(event);
    return action;
}

}  // namespace

LogSearchForm read_log_search(const Fields& form)
{
    return {.who = form.get("who"),
            .action = form.get("action"),
            .reference = form.get("reference"),
            .from = form.get("from"),
            .until = form.get("until"),
            .part = form.get("part"),
            .reason = form.get("reason")};
}

core::LogSearch search_of(LogSearchForm& form, const Fields& fields)
{
    core::LogSearch search{.who = form.who, .action = form.action, .reference = form.reference};
    search.from = day(form, "from", form.from);
    search.until = day(form, "until", form.until);
    if (form.part == "refusals") search.part = core::LogPart::refusals;
    if (form.part == "exports") search.part = core::LogPart::exports;
    search.before = whole_number(fields.get("before")).value_or(0);
    return search;
}

View log_search_fields(const std::vector<core::User>& people, const LogSearchForm& form)
{
    const std::vector<View> fields{
        select(who_field(people, form)),
        select(action_field(form)),
        text_input({.name = "reference",
                    .label = "Reference of the family",
                    .value = form.reference,
                    .error = error_for(form.errors, "reference"),
                    .width = 10,
                    .autocomplete = "off"}),
        date_input({.name = "from",
                    .label = "First day",
                    .value = form.from,
                    .error = error_for(form.errors, "from")},
                   DateExample::past),
        date_input({.name = "until",
                    .label = "Last day",
                    .value = form.until,
                    .error = error_for(form.errors, "until")},
                   DateExample::past),
        radios({.name = "part",
                .legend = "Show",
                .options = {{"everything", "Everything"},
                            {"refusals", "Only what was refused"},
                            {"exports", "Only what left as a file"}},
                .chosen = form.part.empty() ? "everything" : form.part,
                .small = true}),
        textarea({.name = "reason",
                  .label = "Why you need it",
                  .value = form.reason,
                  .hint = "At least 15 characters. Name nobody: it is kept in the log for good.",
                  .error = error_for(form.errors, "reason"),
                  .rows = 3})};
    return view_list(fields, [](const View& view) { return view; });
}

std::vector<View> hidden_log_search(const LogSearchForm& form)
{
    return {hidden_input("who", form.who),
            hidden_input("action", form.action),
            hidden_input("reference", form.reference),
            hidden_input("from", form.from),
            hidden_input("until", form.until),
            hidden_input("part", form.part)};
}

}  // namespace quorate::server
