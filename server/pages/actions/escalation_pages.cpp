#include "server/pages/actions/escalation_pages.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "core/actions/escalation_policy.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/directory/directory_layout.hpp"

namespace quorate::server {
namespace {

using core::EscalationPolicy;

constexpr std::string_view path = "/admin/escalation";
constexpr std::array days_of_week{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};

struct Typed {
    std::string owner_after;
    std::string lead_after;
    std::string service_after;
    std::string digest_day;
};

Typed typed_of(const EscalationPolicy& policy)
{
    return {.owner_after = number_text(policy.owner_after.count),
            .lead_after = number_text(policy.lead_after.count),
            .service_after = number_text(policy.service_after.count),
            .digest_day = number_text(policy.digest_day)};
}

std::string days_text(core::WorkingDays days)
{
    return counted(days.count, "working day", "working days");
}

std::string policy_text(const EscalationPolicy& policy)
{
    std::string said = "When an action point is overdue by " + days_text(policy.owner_after) +
                       ", we remind its owner; by " + days_text(policy.lead_after) +
                       ", we tell the owner's line manager or their agency's lead; by " +
                       days_text(policy.service_after) +
                       ", we tell the managers of the case's team and of the service. Each gets "
                       "one message a day at most, and hears of it again every 5 working days.";
    if (policy.digest_day == 0) return said;
    return said + " Each agency's lead is told every " +
           days_of_week.at(static_cast<std::size_t>(policy.digest_day) - 1) +
           " of all that the agency has to do.";
}

View days_input(const char* name,
                const char* label,
                const std::string& value,
                const std::vector<core::FieldError>& errors)
{
    return text_input({.name = name,
                       .label = label,
                       .value = value,
                       .hint = "Working days overdue, from 1 to 60",
                       .error = error_for(errors, name),
                       .width = 2,
                       .input_mode = "numeric"});
}

std::vector<View> fields_of(const Typed& typed,
                            int version,
                            const std::vector<core::FieldError>& errors)
{
    std::vector<Option> digest_days;
    for (std::size_t i = 0; i < days_of_week.size(); ++i)
        digest_days.push_back({std::to_string(i + 1), days_of_week.at(i)});
    digest_days.push_back({"0", "Never"});
    return {days_input("owner_after", "The owner is reminded", typed.owner_after, errors),
            days_input("lead_after",
                       "The line manager or the agency's lead is told",
                       typed.lead_after,
                       errors),
            days_input("service_after",
                       "The managers of the team and of the service are told",
                       typed.service_after,
                       errors),
            radios({.name = "digest_day",
                    .legend = "When are agencies' leads told of all that is open?",
                    .options = std::move(digest_days),
                    .chosen = typed.digest_day,
                    .error = error_for(errors, "digest_day")}),
            hidden_input("version", number_text(version))};
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::optional<Typed>& given = {},
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const auto policy = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_escalation_policy(work, actor); });
    if (!policy) return refusal_page(app, request, actor, policy.error());
    View page;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] =
        page_head({.heading = "Overdue actions", .sub = "Who is told of them, and when"});
    page["said"] = policy_text(*policy);
    page["save_url"] = std::string{path};
    page["fields"] = view_list(
        fields_of(given.value_or(typed_of(*policy)), policy->version, errors), std::identity{});
    page["save"] = button({.label = "Save"});
    return html_page(app,
                     request,
                     actor,
                     "settings/escalation",
                     {.title = "Overdue actions",
                      .section = Section::directory,
                      .back = {"Directory", "/directory"},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_escalation(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_escalation(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const Typed typed{.owner_after = core::trimmed(form.get("owner_after")),
                      .lead_after = core::trimmed(form.get("lead_after")),
                      .service_after = core::trimmed(form.get("service_after")),
                      .digest_day = form.get("digest_day")};
    const auto number = [](const std::string& text) { return whole_number(text).value_or(-1); };
    const EscalationPolicy asked{.owner_after = {number(typed.owner_after)},
                                 .lead_after = {number(typed.lead_after)},
                                 .service_after = {number(typed.service_after)},
                                 .digest_day = number(typed.digest_day),
                                 .version = std::max(version_of(form), 0)};
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::set_escalation_policy(work, app.clock, actor, asked);
    });
    if (saved) return done(std::string{path}, "escalation-saved");
    const core::Error& error = saved.error();
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);
    return show(app, request, actor, typed, form_errors(error), refusal_status(error.refusal));
}

}  // namespace quorate::server
