#include "server/api/agency_api.hpp"

#include "core/directory/agencies.hpp"
#include "core/people/agency_store.hpp"
#include "server/api/directory_patch.hpp"

namespace quorate::server {
namespace {

using core::Agency;
using core::AgencyId;

ApiAnswer answer(const Agency& agency)
{
    return {.body = to_json(agency), .version = agency.version};
}

core::AgencyDetails details_of(const json::object& body, std::vector<core::FieldError>& errors)
{
    return {.name = text_member(body, "name", errors),
            .kind = core::agency_kind_from(text_member(body, "kind", errors))};
}

}  // namespace

Response get_api_agencies(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = list_asked(request);
    if (!asked) return problem(asked.error());
    const std::string& kind = request.query.get("kind");
    if (!kind.empty() && !core::agency_kind_from(kind))
        return problem(core::invalid("kind", "Must be a kind of agency"));
    const auto page = app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_agencies(work,
                                   app.clock,
                                   actor,
                                   {.text = asked->text,
                                    .kind = core::agency_kind_from(kind),
                                    .standing = asked->standing,
                                    .stretch = asked->stretch});
    });
    return page_response(request, page);
}

Response post_api_agency(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AddAgency command{.details = details_of(*body, errors),
                                  .joining_code = text_member(*body, "joining_code", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::add_agency(work, app.clock, app.random, actor, command);
        },
        [](const Agency& agency) {
            return created(answer(agency), "/api/v1/agencies/" + agency.id.text());
        });
}

Response get_api_agency(App& app, const Request& request, const core::Actor& actor)
{
    const AgencyId id{request.value(0)};
    const auto body = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<ApiAnswer> {
        const auto agency = core::find_agency(work, app.clock, actor, id);
        if (!agency) return agency.error();
        ApiAnswer found = answer(*agency);
        // Only for those who may give it to another authority.
        if (const auto code = core::joining_code(work, app.clock, actor, id))
            found.body.as_object()["joining_code"] = *code;
        return found;
    });
    return body ? api_response(*body) : problem(body.error());
}

Response patch_api_agency(App& app, const Request& request, const core::Actor& actor)
{
    const auto find = [&](core::UnitOfWork& work, const AgencyId& id) {
        return core::find_agency(work, app.clock, actor, id);
    };
    const auto edit = [&](core::UnitOfWork& work,
                          const core::EntryVersion<AgencyId>& entry,
                          const Agency& before,
                          const json::object& body,
                          std::vector<core::FieldError>& errors) -> core::Result<Agency> {
        const std::string kind = patched_text(body, "kind", std::string{code(before.kind)}, errors);
        const core::AgencyDetails details{.name = patched_text(body, "name", before.name, errors),
                                          .kind = core::agency_kind_from(kind)};
        if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
        return core::edit_agency(work, app.clock, actor, {.entry = entry, .details = details});
    };
    const EntryChanges changes{find, edit, core::deactivate_agency, core::reactivate_agency};
    return patch_entry<AgencyId>(app, request, actor, changes, answer);
}

Response delete_api_agency(App& app, const Request& request, const core::Actor& actor)
{
    return delete_entry<AgencyId>(
        app, request, actor, core::find_agency, core::deactivate_agency, answer);
}

}  // namespace quorate::server
