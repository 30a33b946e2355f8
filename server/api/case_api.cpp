#include "server/api/case_api.hpp"

#include "core/cases/case_store.hpp"
#include "core/cases/create_case.hpp"
#include "core/support/text.hpp"
#include "server/api/case_json.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t longest_words = 200;  // as the schema Words says

Response cases_page(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const core::CaseSearch& search)
{
    const auto page = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::search_cases(work, case_tools(app), actor, search);
    });
    if (!page) return problem(page.error());
    json::array items;
    for (const core::CaseSummary& each : page->entries)
        items.push_back(to_json(each));
    const std::string next = page->has_more ? page->entries.back().family.id.text() : "";
    return list_response(request, std::move(items), next);
}

core::Result<core::CaseFile> file_of(core::UnitOfWork& work,
                                     const App& app,
                                     const core::Actor& actor,
                                     const core::CaseId& id)
{
    return core::view_case(work, case_tools(app), actor, id);
}

ApiAnswer case_answer(const core::CaseFile& file)
{
    return {.body = to_json(file), .version = file.summary.family.version};
}

// What a PATCH asks of a case: its details, whether it is open, or both.
core::Result<core::CaseFile> patched(core::UnitOfWork& work,
                                     const App& app,
                                     const core::Actor& actor,
                                     const core::CaseId& id,
                                     const NamedVersions& named,
                                     const json::object& body)
{
    const core::CaseTools tools = case_tools(app);
    const auto opened = core::open_case_form(work, tools, actor, id);
    if (!opened) return opened.error();
    int version = named.among(opened->family.version);
    std::vector<core::FieldError> errors;
    const core::CaseDetails details = case_details_from(body, details_of(opened->family), errors);
    const bool open =
        body.if_contains("open") ? flag_member(body, "open", errors) : opened->family.is_open;
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};

    const bool changes_details = body.size() > (body.if_contains("open") ? 1u : 0u);
    if (changes_details || open == opened->family.is_open) {
        const auto saved = core::change_case(work, tools, actor, {id, version, details});
        if (!saved) return saved.error();
        version = *saved;
    }
    if (open != opened->family.is_open) {
        const auto saved = core::close_or_reopen_case(work, tools, actor, {id, version, open});
        if (!saved) return saved.error();
    }
    return file_of(work, app, actor, id);
}

}  // namespace

Response get_api_cases(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    return cases_page(
        app, request, actor, {.after = core::CaseId{paging->after}, .limit = paging->limit});
}

Response post_api_case_search(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::CaseSearch search{.text = text_member(*body, "q", errors),
                                  .open_only = flag_member(*body, "open_only", errors),
                                  .after = core::CaseId{text_member(*body, "after", errors)},
                                  .limit = limit_member(*body, errors)};
    if (core::length(search.text) > longest_words)
        errors.push_back({"q", "Must be 200 characters or fewer"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto page = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::search_cases(work, case_tools(app), actor, search);
    });
    if (!page) return problem(page.error());
    json::array items;
    for (const core::CaseSummary& each : page->entries)
        items.push_back(to_json(each));
    json::object answer{{"items", std::move(items)}};
    if (page->has_more) answer["after"] = page->entries.back().family.id.text();
    return json_response(200, answer);
}

Response post_api_case(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::CreateCase command{
        .details = case_details_from(*body, {}, errors),
        .children = list_from(*body,
                              "children",
                              errors,
                              [](const json::object& child, auto& own) {
                                  return child_details_from(child, {}, own);
                              }),
        .family_members =
            list_from(*body, "family_members", errors, [](const json::object& member, auto& own) {
                return member_details_from(member, {}, own);
            })};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::CaseFile> {
            const auto made = core::create_case(work, case_tools(app), actor, command);
            if (!made) return made.error();
            return file_of(work, app, actor, *made);
        },
        [](const core::CaseFile& file) {
            ApiAnswer answer = case_answer(file);
            answer.status = 201;
            answer.location = "/api/v1/cases/" + file.summary.family.id.text();
            return answer;
        });
}

Response get_api_case(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return file_of(work, app, actor, core::CaseId{request.value(0)});
    });
    return file ? api_response(case_answer(*file)) : problem(file.error());
}

Response patch_api_case(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return patched(work, app, actor, core::CaseId{request.value(0)}, *named, *body);
        },
        case_answer);
}

}  // namespace quorate::server
