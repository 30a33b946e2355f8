#include "server/api/action_api.hpp"

#include <charconv>

#include "core/actions/agree_action.hpp"
#include "core/actions/carried_actions.hpp"
#include "core/actions/find_actions.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/actions/reassign_actions.hpp"
#include "core/dates/date_text.hpp"
#include "core/support/paging.hpp"
#include "server/api/record_json.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using Rows = std::vector<core::ActionRow>;

ApiAnswer list_answer(const Rows& rows)
{
    return {.body = json::object{{"items", actions_json(rows)}}};
}

ApiAnswer one_answer(const core::ActionRow& row)
{
    return {.body = action_json(row), .version = row.action.version};
}

// {"owner":{"contact":"…"}}: one of user, contact and family_member.
core::ActionOwner owner_member(const json::object& body,
                               std::vector<core::FieldError>& errors,
                               const char* field = "owner")
{
    const json::value* given = body.if_contains(field);
    if (given == nullptr || !given->is_object()) {
        errors.push_back({field, "Name a user, a contact or a family_member"});
        return {};
    }
    const json::object& owner = given->as_object();
    core::ActionOwner read;
    const auto text = [&](const char* name) { return text_member(owner, name, errors); };
    if (const auto user = text("user"); !user.empty()) read.user = core::UserId{user};
    if (const auto contact = text("contact"); !contact.empty())
        read.contact = core::ContactId{contact};
    if (const auto member = text("family_member"); !member.empty())
        read.family_member = core::FamilyMemberId{member};
    return read;
}

}  // namespace

core::ActionForm action_form_member(const json::object& body,
                                    core::ActionForm form,
                                    std::vector<core::FieldError>& errors)
{
    if (body.contains("what")) form.what = text_member(body, "what", errors);
    if (body.contains("plain_language"))
        form.plain_language = text_member(body, "plain_language", errors);
    if (body.contains("owner")) form.owner = owner_member(body, errors);
    if (body.contains("due_on")) form.due_on = text_member(body, "due_on", errors);
    if (body.contains("visible_to_family"))
        form.visible_to_family = flag_member(body, "visible_to_family", errors);
    if (body.contains("outcome_intended"))
        form.outcome_intended = text_member(body, "outcome_intended", errors);
    if (body.contains("evidence_planned"))
        form.evidence_planned = text_member(body, "evidence_planned", errors);
    if (body.contains("confirm_words"))
        form.words_may_name = flag_member(body, "confirm_words", errors);
    if (body.contains("priority")) form.priority = text_member(body, "priority", errors);
    if (const json::value* day = body.if_contains("not_before"))
        form.not_before = day->is_null() ? "" : text_member(body, "not_before", errors);
    return form;
}

namespace {

bool changes_form(const json::object& body)
{
    for (const char* name : {"what",
                             "plain_language",
                             "owner",
                             "due_on",
                             "visible_to_family",
                             "outcome_intended",
                             "evidence_planned",
                             "priority",
                             "not_before"})
        if (body.contains(name)) return true;
    return false;
}

core::Result<core::ActionRow> patched(App& app,
                                      core::UnitOfWork& work,
                                      const core::Actor& actor,
                                      const core::ActionPointId& id,
                                      const json::object& body,
                                      const NamedVersions& named)
{
    auto row = core::view_action(work, app.clock, actor, id);
    if (!row) return row;
    int version = named.among(row->action.version);
    std::vector<core::FieldError> errors;
    if (changes_form(body)) {
        const core::ActionPoint& kept = row->action;
        const core::ActionForm form = action_form_member(
            body,
            {.what = kept.what.reveal(),
             .plain_language = kept.plain_language.reveal(),
             .owner = kept.owner,
             .due_on = core::iso(kept.due_on),
             .visible_to_family = kept.visible_to_family,
             .outcome_intended = kept.outcome_intended.reveal(),
             .priority = std::string{code(kept.priority)},
             .not_before = kept.not_before ? core::iso(*kept.not_before) : std::string{},
             .evidence_planned = kept.evidence_planned.reveal()},
            errors);
        if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
        row = core::edit_action(
            work, meeting_tools(app), actor, {.action = id, .version = version, .form = form});
        if (!row && row.error().refusal == core::Refusal::needs_confirmation)
            return core::Error{core::Refusal::needs_confirmation,
                               {{"confirm_words", row.error().fields.front().message}}};
        if (!row) return row;
        version = row->action.version;
    }
    if (!body.contains("status") && !body.contains("progress") &&
        !body.contains("evidence_given")) {
        if (row->action.version != version) return core::Refusal::stale_version;
        return row;
    }
    core::UpdateAction update{.action = id, .version = version, .status = row->action.status};
    if (body.contains("status")) {
        const auto status = core::action_status_from(text_member(body, "status", errors));
        if (!status)
            errors.push_back(
                {"status", "Must be open, in_progress, done, confirmed or no_longer_needed"});
        update.status = status.value_or(core::ActionStatus::open);
    }
    if (body.contains("progress")) update.progress = text_member(body, "progress", errors);
    if (body.contains("evidence_given"))
        update.evidence = text_member(body, "evidence_given", errors);
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    auto updated = core::update_action(work, app.clock, actor, update);
    if (!updated) return renamed(updated.error(), {{"evidence", "evidence_given"}});
    return updated;
}

// Everybody's, of the cases that one may see, when something is asked for or "whose" says so.
bool asks_for_all(const Request& request)
{
    for (const char* name :
         {"q", "status", "to_do", "overdue", "late_by", "agency", "owner", "case"})
        if (!request.query.get(name).empty()) return true;
    return request.query.get("whose") == "all";
}

core::Result<core::FindActions> asked_of(const Request& request,
                                         const std::optional<core::ActionCursor>& after,
                                         int limit)
{
    core::FindActions asked{.text = request.query.get("q"),
                            .to_do_only = request.query.get("to_do") == "true",
                            .overdue = request.query.get("overdue") == "true",
                            .agency = core::AgencyId{request.query.get("agency")},
                            .owner = request.query.get("owner"),
                            .case_id = core::CaseId{request.query.get("case")},
                            .after = after,
                            .limit = limit};
    const std::string& late_by = request.query.get("late_by");
    std::from_chars(late_by.data(), late_by.data() + late_by.size(), asked.late_by);
    if (const std::string& status = request.query.get("status"); !status.empty()) {
        asked.status = core::action_status_from(status);
        if (!asked.status) return core::invalid("status", "Give a status of action points");
    }
    return asked;
}

core::Result<core::PageOf<core::ActionRow>> listed(App& app,
                                                   core::UnitOfWork& work,
                                                   const Request& request,
                                                   const core::Actor& actor,
                                                   const std::optional<core::ActionCursor>& after,
                                                   int limit)
{
    if (!asks_for_all(request)) return core::my_actions(work, app.clock, actor, after, limit);
    const auto asked = asked_of(request, after, limit);
    if (!asked) return asked.error();
    return core::find_actions(work, case_tools(app), actor, *asked);
}

}  // namespace

Response get_api_actions(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    std::optional<core::ActionCursor> after;
    if (const auto mark = paging->after.find('~'); mark != std::string::npos) {
        const auto day = core::parse_date(paging->after.substr(0, mark));
        if (day)
            after = core::ActionCursor{*day, core::ActionPointId{paging->after.substr(mark + 1)}};
    }
    if (!paging->after.empty() && !after) return problem(core::unknown_cursor());
    const auto page = app.transact(actor, [&](core::UnitOfWork& work) {
        return listed(app, work, request, actor, after, paging->limit);
    });
    if (!page) return problem(page.error());
    std::string next;
    if (page->has_more) {
        const core::ActionPoint& last = page->entries.back().action;
        next = core::iso(last.due_on) + "~" + last.id.text();
    }
    return list_response(request, actions_json(page->entries), next);
}

Response post_api_actions_reassign(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::ReassignActions command{
        .from = owner_member(*body, errors, "from"),
        .to = owner_member(*body, errors, "to"),
        .expected = static_cast<int>(number_member(*body, "expected", errors).value_or(-1))};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto reassign = [&](core::UnitOfWork& work) {
        return core::reassign_actions(work, meeting_tools(app), actor, command);
    };
    const auto render = [](const core::Reassignable& done) {
        return ApiAnswer{.body =
                             json::object{{"reassigned", done.rows.size()}, {"left", done.others}}};
    };
    return api_transact(app, request, actor, reassign, render);
}

Response get_api_action(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_action(work, app.clock, actor, core::ActionPointId{request.value(0)});
    };
    return api_transact(app, request, actor, look, one_answer);
}

Response patch_api_action(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto change = [&](core::UnitOfWork& work) {
        return patched(app, work, actor, core::ActionPointId{request.value(0)}, *body, *named);
    };
    return api_transact(app, request, actor, change, one_answer);
}

Response get_api_meeting_actions(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::actions_of_meeting(work, app.clock, actor, core::MeetingId{request.value(0)});
    };
    return api_transact(app, request, actor, look, list_answer);
}

Response post_api_meeting_action(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AddAction command{.meeting = core::MeetingId{request.value(0)},
                                  .form = action_form_member(*body, {}, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto add = [&](core::UnitOfWork& work) {
        return core::add_action(work, app.clock, app.random, app.links, actor, command);
    };
    const auto render = [](const core::ActionRow& row) {
        ApiAnswer answer = one_answer(row);
        answer.status = 201;
        answer.location = "/api/v1/actions/" + row.action.id.text();
        return answer;
    };
    return api_transact(app, request, actor, add, render);
}

Response get_api_case_actions(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::actions_of_case(work, app.clock, actor, core::CaseId{request.value(0)});
    };
    return api_transact(app, request, actor, look, list_answer);
}

Response get_api_earlier_actions(App& app, const Request& request, const core::Actor& actor)
{
    const auto rows = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::actions_from_before(work, app.clock, actor, core::MeetingId{request.value(0)});
    });
    if (!rows) return problem(rows.error());
    return list_response(request, actions_json(*rows), {});
}

}  // namespace quorate::server
