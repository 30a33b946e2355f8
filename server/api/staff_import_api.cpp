#include "server/api/staff_import_api.hpp"

#include <map>
#include <utility>

#include "core/identity/dormant_accounts.hpp"
#include "core/identity/staff_import.hpp"
#include "core/identity/user_accounts.hpp"
#include "server/api/directory_json.hpp"

namespace quorate::server {
namespace {

using core::StaffLine;
using core::StaffOutcome;
using core::StaffPlan;

std::string_view code_of(StaffOutcome outcome)
{
    switch (outcome) {
        case StaffOutcome::add:
            return "add";
        case StaffOutcome::update:
            return "update";
        case StaffOutcome::unchanged:
            return "unchanged";
        case StaffOutcome::close:
            return "close";
        case StaffOutcome::refused:
            break;
    }
    return "refused";
}

json::object to_json(const StaffLine& line, const std::map<std::string, std::string>& passwords)
{
    json::array errors;
    for (const core::FieldError& fault : line.faults)
        errors.push_back(json::object{{"field", fault.field}, {"message", fault.message}});
    json::object each{{"line", line.line}, {"outcome", code_of(line.outcome)}};
    const std::string& email = line.user.email.reveal();
    if (!email.empty()) each["email"] = email;
    if (!errors.empty()) each["errors"] = std::move(errors);
    if (const auto found = passwords.find(email); found != passwords.end())
        each["password"] = found->second;
    return each;
}

json::object to_json(const StaffPlan& plan, const std::map<std::string, std::string>& passwords)
{
    json::array lines;
    for (const StaffLine& line : plan.lines)
        lines.push_back(to_json(line, passwords));
    return {{"added", plan.count(StaffOutcome::add)},
            {"updated", plan.count(StaffOutcome::update)},
            {"unchanged", plan.count(StaffOutcome::unchanged)},
            {"closed", plan.count(StaffOutcome::close)},
            {"refused", plan.count(StaffOutcome::refused)},
            {"lines", std::move(lines)}};
}

}  // namespace

Response post_api_staff_import(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::ImportStaff command{.csv = text_member(*body, "csv", errors)};
    if (flag_member(*body, "close_absent", errors)) command.absent = core::Absent::are_closed;
    const bool dry_run = flag_member(*body, "dry_run", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto plan = app.read(actor, [&](core::UnitOfWork& work) {
        return core::preview_staff_import(work, app.clock, actor, command.csv, command.absent);
    });
    if (!plan) return problem(plan.error());
    if (dry_run) return api_response({.body = to_json(*plan, {})});

    command.agreed = plan->fingerprint;
    std::map<std::string, std::string> passwords;
    if (plan->can_be_carried_out())
        for (const StaffLine& line : plan->lines)
            if (line.outcome == StaffOutcome::add) {
                const std::string& email = line.user.email.reveal();
                passwords[email] = core::generated_password(app.random);
                command.password_hash[email] = app.hasher.hash(core::Password{passwords[email]});
            }
    const auto imported = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::import_staff(work, app.clock, app.random, actor, command);
    });
    if (!imported) return problem(imported.error());
    return api_response({.body = to_json(*imported, passwords)});
}

Response post_api_open_user(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::open_suspended(work, app.clock, actor, core::UserId{request.value(0)});
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

}  // namespace quorate::server
