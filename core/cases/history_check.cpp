#include "core/cases/history_check.hpp"

#include <algorithm>

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/due_dates/due_date_store.hpp"

namespace quorate::core {
namespace {

bool has_check(const std::vector<OrderFault>& faults, std::string_view check)
{
    return std::ranges::any_of(faults, [&](const OrderFault& each) { return each.check == check; });
}

bool has_sentence(const std::vector<OrderFault>& faults, const std::string& sentence)
{
    return std::ranges::any_of(faults,
                               [&](const OrderFault& each) { return each.sentence == sentence; });
}

CaseHistory after(const HistoryChange& change)
{
    CaseHistory history = change.before;
    std::erase_if(history.events, [&](const CaseEvent& each) { return each.id == change.gone; });
    if (change.event) history.events.push_back(*change.event);
    return history;
}

std::vector<OrderFault> own_faults(const CaseEvent& event,
                                   const CaseHistory& history,
                                   Date today,
                                   const BankHolidays& bank_holidays)
{
    auto faults = day_faults(event, today, bank_holidays);
    const bool is_a_day =
        std::ranges::none_of(faults, [](const OrderFault& each) { return each.is_impossible; });
    if (is_a_day) std::ranges::move(order_faults(event, history), std::back_inserter(faults));
    return faults;
}

// An older event that the change puts out of order.
OrderFault about_another(const CaseEvent& other, const OrderFault& fault)
{
    const std::string named =
        "\"" + std::string{label(other.kind)} + "\" on " + long_date(other.on);
    OrderFault told = fault;
    told.field = "on";
    told.sentence = fault.is_impossible ? "This does not fit with " + named + ". Correct that first"
                                        : "With this, " + named + " stands out. " + fault.sentence;
    return told;
}

}  // namespace

CaseHistory history_of(UnitOfWork& work, const AuthorityId& authority, const CaseId& id)
{
    CaseHistory history{.events = work.case_events.of_case(authority, id),
                        .children = work.cases.children_of(authority, id)};
    for (const CaseDueDate& due : work.due_dates.of_case(authority, id)) {
        const bool is_settled = due.status != DueStatus::open && !due.settled_reason.empty();
        if (is_settled && rule_of(due).condition == Condition::initiates_section_47)
            history.ended_enquiries.insert(due.event);
    }
    return history;
}

std::vector<OrderFault> faults_of(const HistoryChange& change,
                                  Date today,
                                  const BankHolidays& bank_holidays)
{
    const CaseHistory history = after(change);
    std::vector<OrderFault> faults;
    if (change.event) {
        faults = own_faults(*change.event, history, today, bank_holidays);
        for (const CaseEvent& old : change.before.events) {
            if (old.id != change.gone) continue;
            const auto known = own_faults(old, change.before, today, bank_holidays);
            std::erase_if(faults, [&](const OrderFault& each) {
                return !each.is_impossible && has_sentence(known, each.sentence);
            });
        }
    }
    for (const CaseEvent& other : change.before.events) {
        if (other.id == change.gone) continue;
        const auto known = order_faults(other, change.before);
        for (const OrderFault& fault : order_faults(other, history))
            if (!has_check(known, fault.check) && !has_check(faults, fault.check))
                faults.push_back(about_another(other, fault));
    }
    return faults;
}

Result<Done> settle_faults(FormChecks& checks,
                           const std::vector<OrderFault>& faults,
                           bool is_confirmed)
{
    std::vector<FieldError> unusual;
    std::vector<std::string_view> told;
    for (const OrderFault& fault : faults) {
        if (!fault.is_impossible) unusual.push_back({"confirm_unusual", fault.sentence});
        // One sentence at each field: the next shows when this one is put right.
        if (!fault.is_impossible || std::ranges::find(told, fault.field) != told.end()) continue;
        told.push_back(fault.field);
        checks.refuse(std::string{fault.field}, fault.sentence);
    }
    if (!checks.passed()) return checks.error();
    if (!unusual.empty() && !is_confirmed)
        return Error{.refusal = Refusal::needs_confirmation, .fields = unusual};
    return Done{};
}

std::string confirmed_text(const std::vector<OrderFault>& faults)
{
    std::string text;
    for (const OrderFault& fault : faults) {
        if (fault.is_impossible) continue;
        text += (text.empty() ? " confirmed=" : ",") + std::string{fault.check};
    }
    return text;
}

}  // namespace quorate::core
