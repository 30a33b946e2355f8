#include <algorithm>

#include "core/cases/case_people.hpp"
#include "core/delivery/wrong_address.hpp"
#include "core/meetings/exclude_person.hpp"
#include "server/api/case_api.hpp"
#include "server/api/case_json.hpp"
#include "server/api/proposal_api.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

// A list that is part of the family's file.
template <class Part>
Response part_of_file(App& app, const Request& request, const core::Actor& actor, Part part)
{
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case(work, case_tools(app), actor, case_of(request));
    });
    if (!file) return problem(file.error());
    json::array items;
    for (const auto& each : part(*file))
        items.push_back(to_json(each));
    return list_response(request, std::move(items), "");
}

// One of them, by the id that the path ends with.
template <class Part>
Response one_of_file(App& app, const Request& request, const core::Actor& actor, Part part)
{
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case(work, case_tools(app), actor, case_of(request));
    });
    if (!file) return problem(file.error());
    for (const auto& each : part(*file))
        if (each.id.text() == request.value(1))
            return api_response({.body = to_json(each), .version = each.version});
    return problem({core::Refusal::not_found});
}

template <class Person>
ApiAnswer answer(const Person& person)
{
    return {.body = to_json(person), .version = person.version};
}

template <class Person>
auto made_answer(const Request& request)
{
    return [&request](const Person& person) {
        ApiAnswer made = answer(person);
        made.status = 201;
        made.location = request.path + "/" + person.id.text();
        return made;
    };
}

core::Error hidden()
{
    return {.refusal = core::Refusal::hidden};
}

}  // namespace

Response get_api_children(App& app, const Request& request, const core::Actor& actor)
{
    return part_of_file(
        app, request, actor, [](const core::CaseFile& file) { return file.children; });
}

Response get_api_child(App& app, const Request& request, const core::Actor& actor)
{
    return one_of_file(
        app, request, actor, [](const core::CaseFile& file) { return file.children; });
}

Response post_api_child(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AddChild command{case_of(request), child_details_from(*body, {}, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::Child> {
            const auto id = core::add_child(work, case_tools(app), actor, command);
            if (!id) return id.error();
            return work.cases.find_child(actor.authority, *id).value();
        },
        made_answer<core::Child>(request));
}

Response patch_api_child(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const core::ChildId id{request.value(1)};
    const auto change = [&](core::UnitOfWork& work) -> core::Result<core::Child> {
        const auto may = core::open_case_form(work, case_tools(app), actor, case_of(request));
        if (!may) return may.error();
        const auto before = work.cases.find_child(actor.authority, id);
        if (!before || before->case_id != case_of(request)) return hidden();
        std::vector<core::FieldError> errors;
        const auto details = child_details_from(*body, details_of(*before), errors);
        if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
        const auto saved = core::change_child(
            work, case_tools(app), actor, {id, named->among(before->version), details});
        if (!saved) return saved.error();
        return work.cases.find_child(actor.authority, id).value();
    };
    return api_transact(app, request, actor, change, answer<core::Child>);
}

Response get_api_members(App& app, const Request& request, const core::Actor& actor)
{
    return part_of_file(
        app, request, actor, [](const core::CaseFile& file) { return file.members; });
}

Response get_api_member(App& app, const Request& request, const core::Actor& actor)
{
    return one_of_file(
        app, request, actor, [](const core::CaseFile& file) { return file.members; });
}

Response post_api_member(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AddFamilyMember command{case_of(request), member_details_from(*body, {}, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::FamilyMember> {
            const auto id = core::add_family_member(work, case_tools(app), actor, command);
            if (!id) return id.error();
            return work.cases.find_member(actor.authority, *id).value();
        },
        made_answer<core::FamilyMember>(request));
}

Response patch_api_member(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const core::FamilyMemberId id{request.value(1)};
    const auto change = [&](core::UnitOfWork& work) -> core::Result<core::FamilyMember> {
        const auto may = core::open_case_form(work, case_tools(app), actor, case_of(request));
        if (!may) return may.error();
        const auto before = work.cases.find_member(actor.authority, id);
        if (!before || before->case_id != case_of(request)) return hidden();
        std::vector<core::FieldError> errors;
        const auto details = member_details_from(*body, details_of(*before), errors);
        if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
        const auto saved = core::change_member_and_follow(
            work, meeting_tools(app), actor, {id, named->among(before->version), details});
        if (!saved) return saved.error();
        return work.cases.find_member(actor.authority, id).value();
    };
    return api_transact(app, request, actor, change, answer<core::FamilyMember>);
}

Response get_api_address(App& app, const Request& request, const core::Actor& actor)
{
    const auto address = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_safe_address(
            work,
            case_tools(app),
            actor,
            {.case_id = case_of(request), .id = core::FamilyMemberId{request.value(1)}});
    });
    if (!address) return problem(address.error());
    return json_response(200, json::object{{"safe_address", address->reveal()}});
}

Response post_api_address(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::KeepSafeAddress command{
        {.case_id = case_of(request), .id = core::FamilyMemberId{request.value(1)}},
        core::PostalAddress{text_member(*body, "safe_address", errors)}};
    // Left out or null it would forget the address, which an empty one is there for.
    if (const json::value* given = body->if_contains("safe_address");
        given == nullptr || given->is_null())
        errors.push_back({"safe_address", "Give the address, or an empty text to forget it"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::keep_safe_address(work, case_tools(app), actor, command);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response get_api_excluded(App& app, const Request& request, const core::Actor& actor)
{
    return part_of_file(
        app, request, actor, [](const core::CaseFile& file) { return file.excluded; });
}

Response get_api_excluded_person(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case(work, case_tools(app), actor, case_of(request));
    });
    if (!file) return problem(file.error());
    for (const core::ExcludedPerson& person : file->excluded)
        if (person.id == request.value(1)) return api_response({.body = to_json(person)});
    return problem({core::Refusal::not_found});
}

Response post_api_excluded(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::FlagExcludedPerson command{
        .case_id = case_of(request),
        .member = core::FamilyMemberId{text_member(*body, "family_member", errors)},
        .contact = core::ContactId{text_member(*body, "contact", errors)},
        .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::ExcludedPerson> {
            const auto flagged =
                core::flag_excluded_person(work, meeting_tools(app), actor, command);
            if (!flagged) return flagged.error();
            const auto all = work.cases.excluded_from(actor.authority, command.case_id);
            return *std::ranges::find(all, flagged->id, &core::ExcludedPerson::id);
        },
        [&request](const core::ExcludedPerson& person) {
            return ApiAnswer{
                .body = to_json(person), .status = 201, .location = request.path + "/" + person.id};
        },
        [&](core::Error error) {
            const bool is_contact = command.member.empty() && !command.contact.empty();
            return renamed(std::move(error),
                           {{"person", is_contact ? "contact" : "family_member"}});
        });
}

Response post_api_lift_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const auto reason = reason_in(request);
    if (!reason) return problem(reason.error());
    const core::LiftExclusion command{
        .case_id = case_of(request), .id = request.value(1), .reason = *reason};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::propose_lift_exclusion(work, meeting_tools(app), actor, command);
        },
        put_before_another);
}

}  // namespace quorate::server
