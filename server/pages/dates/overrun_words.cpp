#include "server/pages/dates/overrun_words.hpp"

#include "core/dates/date_text.hpp"
#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

using core::Language;
using core::OverrunStatus;

bool may_ask(const core::ExplainedDueDate& date, const core::CaseRights& rights, core::Date today)
{
    return rights.may_record && date.due.status == core::DueStatus::open &&
           date.explanation.rule.bound == core::Bound::limit &&
           core::agreed_until(date.due, date.overruns) >= today &&
           core::awaiting_for(date.due, date.overruns) == nullptr;
}

std::string_view welsh_agreed_by(const core::OverrunRequest& granted)
{
    const bool both = !granted.agreed_with.empty();
    switch (granted.decided_as.value_or(core::Role::team_manager)) {
        case core::Role::service_manager:
            return both ? "y rheolwr gwasanaeth a chadeirydd y gynhadledd" : "y rheolwr gwasanaeth";
        case core::Role::chair:
            return both ? "gadeirydd y gynhadledd a rheolwr" : "gadeirydd y gynhadledd";
        default:
            return both ? "y rheolwr tîm a chadeirydd y gynhadledd" : "y rheolwr tîm";
    }
}

std::string agreed_text(const core::OverrunRequest& granted, Language language)
{
    const std::string day = core::long_date(granted.expected_on, language);
    if (language == Language::welsh)
        return " Estyniad y cytunwyd arno gan " + std::string{welsh_agreed_by(granted)} + ": " +
               day + ".";
    return " Extension to " + day + " agreed by " + agreed_by_text(granted) + ".";
}

std::string asked_text(const core::OverrunRequest& request, Language language)
{
    const std::string day = core::long_date(request.expected_on, language);
    return (language == Language::welsh ? " Gofynnwyd am fwy o amser: "
                                        : " More time is asked for, until ") +
           day + ".";
}

std::string_view welsh_state(const core::OverrunRequest& request, const core::CaseDueDate& due)
{
    switch (request.status) {
        case OverrunStatus::awaiting:
            return due.status == core::DueStatus::open ? "Yn aros am benderfyniad"
                                                       : "Heb ei ateb, ac nid oes ei angen bellach";
        case OverrunStatus::granted:
            return "Wedi'i ganiatáu";
        case OverrunStatus::refused:
            return "Wedi'i wrthod";
        case OverrunStatus::withdrawn:
            return "Wedi'i dynnu'n ôl";
    }
    return {};
}

}  // namespace

std::string extension_sentence(const core::ExplainedDueDate& date, Language language)
{
    std::string text;
    if (const auto* extension = core::extension_of(date.due, date.overruns))
        text = agreed_text(*extension, language);
    if (const auto* request = core::awaiting_for(date.due, date.overruns))
        text += asked_text(*request, language);
    return text;
}

std::string overrun_state_text(const core::OverrunRequest& request,
                               const core::CaseDueDate& due,
                               Language language)
{
    if (language == Language::welsh) return std::string{welsh_state(request, due)};
    switch (request.status) {
        case OverrunStatus::awaiting:
            if (due.status != core::DueStatus::open) return "Not answered, and not needed any more";
            return "Waits for " + std::string{approver_text(approval_of(rule_of(due)))};
        case OverrunStatus::granted:
            return "Granted by " + agreed_by_text(request);
        case OverrunStatus::refused:
            return "Refused by " + agreed_by_text(request);
        case OverrunStatus::withdrawn:
            return "Taken back";
    }
    return {};
}

void add_overruns(View& view,
                  const core::ExplainedDueDate& date,
                  const core::CaseRights& rights,
                  core::Date today,
                  Language language)
{
    const core::CaseDueDate& due = date.due;
    const bool is_welsh = language == Language::welsh;
    view["requests"] = view_list(date.overruns, [&](const core::OverrunRequest& each) {
        View row;
        row["request_url"] = overrun_url(due.case_id, each.id);
        row["request_words"] = (is_welsh ? "Mwy o amser: " : "More time until ") +
                               core::long_date(each.expected_on, language);
        row["request_state"] = overrun_state_text(each, due, language);
        return row;
    });
    view["ask_url"] =
        may_ask(date, rights, today) ? ask_for_overrun_url(due.case_id, due.id) : std::string{};
    view["ask_words"] = text(is_welsh ? "Gofyn am fwy o amser" : "Ask for more time");
}

}  // namespace quorate::server
