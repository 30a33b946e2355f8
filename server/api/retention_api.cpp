#include "server/api/retention_api.hpp"

#include <algorithm>
#include <limits>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/retention/erase_case.hpp"
#include "core/retention/hold_destruction.hpp"
#include "core/retention/hold_notice.hpp"
#include "core/retention/information_use.hpp"
#include "server/api/proposal_api.hpp"

namespace quorate::server {
namespace {

json::value day_or_null(const std::optional<core::Date>& day)
{
    return day ? json::value(core::iso(*day)) : json::value();
}

json::object to_json(const core::RetentionRule& rule)
{
    return {{"class", code(rule.of)}, {"counted_from", code(rule.start)}, {"years", rule.years}};
}

json::object to_json(const core::StandingRetention& standing)
{
    json::object rule = to_json(standing.rule);
    rule["label"] = label(standing.rule.of);
    rule["source"] = source(standing.rule.of);
    rule["owner"] = standing.note ? json::value(standing.note->owner.reveal()) : json::value();
    rule["reason"] = standing.note ? json::value(standing.note->reason) : json::value();
    rule["since"] =
        standing.note ? day_or_null(core::london_date(standing.note->noted_at)) : json::value();
    rule["set_by"] = standing.note ? json::value(standing.note->noted_by.text()) : json::value();
    return rule;
}

json::array to_json(const std::set<core::RetentionClass>& classes)
{
    json::array codes;
    for (const core::RetentionClass each : classes)
        codes.push_back(json::value(code(each)));
    return codes;
}

json::array to_json(const std::vector<core::ReviewRow>& rows)
{
    json::array items;
    for (const core::ReviewRow& each : rows)
        items.push_back(json::object{
            {"case", each.id.text()},
            {"reference", each.reference},
            {"classes", to_json(each.classes)},
            {"rule", to_json(each.rule)},
            {"closed_on", day_or_null(each.closed_on)},
            {"kept_until", day_or_null(each.kept_until)},
            {"kept_for", each.kept_for ? json::value(code(*each.kept_for)) : json::value()}});
    return items;
}

// The id of what waits for a second person to lift this hold.
json::value lift_of(const core::LegalHold& hold, const std::vector<core::SeenProposal>& waiting)
{
    for (const core::SeenProposal& each : waiting)
        if (each.proposal.act == core::ProposedAct::lift_hold &&
            each.proposal.object == hold.id.text())
            return json::value(each.proposal.id.text());
    return {};
}

json::array to_json(const std::vector<core::LegalHold>& holds,
                    const std::vector<core::SeenProposal>& waiting)
{
    json::array items;
    for (const core::LegalHold& each : holds)
        items.push_back(
            json::object{{"id", each.id.text()},
                         {"case", each.case_id ? json::value(each.case_id->text()) : json::value()},
                         {"reference", each.case_id ? json::value(each.reference) : json::value()},
                         {"reason", each.reason.reveal()},
                         {"placed_by", each.placed_by.text()},
                         {"placed_at", core::iso_utc(each.placed_at)},
                         {"lift_proposal", lift_of(each, waiting)}});
    return items;
}

json::array to_json(const std::vector<core::ErasedCase>& erased)
{
    json::array items;
    for (const core::ErasedCase& each : erased)
        items.push_back(json::object{{"case", each.id.text()},
                                     {"classes", to_json(each.classes)},
                                     {"rule", to_json(each.rule)},
                                     {"kept_until", core::iso(each.kept_until)},
                                     {"erased_at", core::iso_utc(each.erased_at)},
                                     {"proposed_by", each.proposed_by.text()},
                                     {"confirmed_by", each.confirmed_by.text()}});
    return items;
}

// What is out of measure is refused where the rule is looked at.
int years_from(std::optional<std::int64_t> given)
{
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp<std::int64_t>(given.value_or(-1), -1, most));
}

}  // namespace

Response get_api_retention_rules(App& app, const Request& request, const core::Actor& actor)
{
    const auto rules = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_retention_schedule(work, actor); });
    if (!rules) return problem(rules.error());
    json::array items;
    for (const core::StandingRetention& each : *rules)
        items.push_back(to_json(each));
    return list_response(request, std::move(items), "");
}

Response post_api_retention_rule(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto kind = core::retention_class_from(request.value(0));
    if (!kind) return problem({core::Refusal::not_found});
    std::vector<core::FieldError> errors;
    const auto start = core::retention_start_from(text_member(*body, "counted_from", errors));
    const core::SetRetention command{
        .rule = {.of = *kind,
                 .start = start.value_or(core::RetentionStart::closing),
                 .years = years_from(number_member(*body, "years", errors))},
        .owner = text_member(*body, "owner", errors),
        .reason = text_member(*body, "reason", errors)};
    if (!start) errors.push_back({"counted_from", "Say what the years are counted from"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::set_retention(work, app.clock, actor, command);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response get_api_information_use(App&, const Request& request, const core::Actor&)
{
    json::array items;
    for (const core::InformationUseRow& each : core::information_uses())
        items.push_back(json::object{{"code", each.code},
                                     {"label", each.label},
                                     {"purpose", each.purpose},
                                     {"lawful_basis", each.basis},
                                     {"special_category_condition", each.condition},
                                     {"shared_with", each.shared_with},
                                     {"kept", each.kept}});
    return list_response(request, std::move(items), "");
}

Response get_api_retention(App& app, const Request&, const core::Actor& actor)
{
    std::vector<core::SeenProposal> waiting;
    const auto review = app.transact(actor, [&](core::UnitOfWork& work) {
        auto seen = core::view_retention_review(work, app.clock, actor);
        if (seen) waiting = core::waiting_about_records(work, app.clock, actor);
        return seen;
    });
    if (!review) return problem(review.error());
    return api_response({.body = {{"due", to_json(review->due)},
                                  {"without_day", to_json(review->without_day)},
                                  {"not_yet", review->not_yet},
                                  {"all_held", review->all_held},
                                  {"holds", to_json(review->holds, waiting)},
                                  {"erased", to_json(review->erased)}}});
}

Response post_api_legal_hold(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::PlaceHold command{.on_all = flag_member(*body, "everything", errors),
                            .reference = text_member(*body, "reference", errors),
                            .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (command.on_all && !command.reference.empty())
        errors.push_back({"reference", "Leave this out for everything"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::place_hold(work, app.clock, app.random, actor, command);
        },
        [](const core::LegalHoldId& id) {
            return ApiAnswer{.body = {{"id", id.text()}}, .status = 201};
        });
}

Response post_api_lift_hold(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::LiftHold command{.id = core::LegalHoldId{request.value(0)},
                                 .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::propose_lift_hold(work, app.clock, app.random, actor, command);
        },
        put_before_another);
}

Response post_api_erase_case(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::propose_erasure(
                work, app.clock, app.random, actor, core::CaseId{request.value(0)});
        },
        put_before_another);
}

}  // namespace quorate::server
