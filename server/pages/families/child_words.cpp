#include "server/pages/families/child_words.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/dates/dates_words.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

std::string answer_words(const core::ChildAnswer& answer, core::Language language)
{
    const DatesWords& words = dates_words(language);
    switch (answer.status) {
        case core::DueStatus::met:
            if (!answer.met_on) return std::string{words.child_done};
            return core::filled(words.child_done_on,
                                {{"day", core::long_date(*answer.met_on, language)}});
        case core::DueStatus::not_needed:
            return std::string{words.child_not_needed};
        default:
            return std::string{words.child_still_due};
    }
}

std::vector<core::ChildId> answered(const core::CaseDueDate& due)
{
    std::vector<core::ChildId> named;
    for (const core::ChildAnswer& each : due.children)
        named.push_back(each.child);
    return named;
}

// "Rowan, Wren and Fern". In Welsh "and" would change the first letter of some names.
std::string joined(const std::vector<std::string>& names,
                   core::Language language = core::Language::english)
{
    const std::string_view last = language == core::Language::welsh ? ", " : " and ";
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += std::string{i == 0 ? "" : i + 1 == names.size() ? last : ", "} + names[i];
    return text;
}

}  // namespace

std::string waiting_text(int children,
                         int unborn,
                         const std::vector<core::PersonName>& waiting,
                         bool may_name)
{
    if (waiting.empty()) return children_text(children, unborn);
    const std::string text =
        std::to_string(waiting.size()) + " of " + counted(children, "child", "children");
    if (!may_name) return text;
    std::vector<std::string> names;
    for (const core::PersonName& each : waiting)
        names.push_back(each.reveal());
    return text + ", for " + joined(names);
}

std::string names_of(const std::vector<core::Child>& children,
                     const std::vector<core::ChildId>& chosen,
                     core::Language language)
{
    std::vector<std::string> names;
    for (const core::Child& child : children)
        if (std::ranges::find(chosen, child.id) != chosen.end())
            names.push_back(called(child).reveal());
    return joined(names, language);
}

std::string event_details(const core::CaseEvent& event, const std::vector<core::Child>& children)
{
    const std::string time = event.at ? "at " + core::london_clock_time(*event.at) : std::string{};
    const bool about_all = std::ranges::all_of(
        children, [&](const core::Child& child) { return is_about(event, child.id); });
    if (about_all) return time;
    return time + (time.empty() ? "" : ", ") + "about " + names_of(children, event.children);
}

std::string whose(const core::CaseDueDate& due,
                  const std::vector<core::Child>& children,
                  core::Language language)
{
    const std::vector<core::ChildId> named = answered(due);
    const bool is_all = std::ranges::all_of(children, [&](const core::Child& child) {
        return std::ranges::find(named, child.id) != named.end();
    });
    return is_all ? std::string{} : names_of(children, named, language);
}

std::string for_whom(const core::CaseDueDate& due,
                     const std::vector<core::Child>& children,
                     core::Language language)
{
    const std::string names = whose(due, children, language);
    return names.empty() ? names
                         : core::filled(dates_words(language).for_children, {{"names", names}});
}

std::string answers_sentence(const core::CaseDueDate& due,
                             const std::vector<core::Child>& children,
                             core::Language language)
{
    if (due.children.empty()) return {};
    const bool all_alike = std::ranges::all_of(due.children, [&](const core::ChildAnswer& each) {
        return each.status == due.children.front().status &&
               each.met_on == due.children.front().met_on;
    });
    if (all_alike) {
        const std::string whom = for_whom(due, children, language);
        return whom.empty() ? whom : whom + ".";
    }
    std::string text;
    for (const core::Child& child : children)
        for (const core::ChildAnswer& each : due.children)
            if (each.child == child.id)
                text += (text.empty() ? "" : " ") + called(child).reveal() + ": " +
                        answer_words(each, language) + ".";
    return text;
}

std::vector<core::ChildId> waiting_children(const core::CaseDueDate& due,
                                            const std::vector<core::Child>& children)
{
    std::vector<core::ChildId> waiting;
    for (const core::ChildAnswer& each : due.children)
        if (each.status == core::DueStatus::open) waiting.push_back(each.child);
    return due.children.empty() ? child_ids(children) : waiting;
}

}  // namespace quorate::server
