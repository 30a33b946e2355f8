#include "server/api/case_bundle_api.hpp"

#include <utility>

#include "core/circulation/case_bundles.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/case_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/families/case_bundle_files.hpp"

namespace quorate::server {
namespace {

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

core::BundleTools tools_of(const App& app)
{
    return {.clock = app.clock, .seal = app.agency_reports, .links = app.links};
}

json::value text_or_null(const std::string& text)
{
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object row_json(const core::BundleRow& row)
{
    const core::CaseBundle& bundle = row.bundle;
    return {{"id", bundle.id.text()},
            {"child", text_or_null(bundle.subject.child.text())},
            {"family_member", text_or_null(bundle.subject.member.text())},
            {"contact", text_or_null(bundle.subject.contact.text())},
            {"user", text_or_null(bundle.subject.user.text())},
            {"state", core::code(bundle.state)},
            {"prepared_by", bundle.prepared_by.text()},
            {"prepared_at", core::iso_utc(bundle.prepared_at)},
            {"released_by", id_or_null(bundle.released_by)},
            {"released_at", instant_or_null(bundle.released_at)},
            {"exports", bundle.exports},
            {"has_changed", row.has_changed},
            {"information_use",
             bundle.use ? json::value(core::code(*bundle.use)) : json::value(nullptr)}};
}

// What is in the way is said of the request as a whole.
core::Error of_request(core::Error error)
{
    return renamed(std::move(error), {{"digest", ""}});
}

}  // namespace

Response get_api_case_bundles(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_case_bundles(work, tools_of(app), actor, case_of(request));
    };
    const auto render = [](const core::CaseBundles& all) {
        json::array items;
        for (const core::BundleRow& row : all.rows)
            items.push_back(row_json(row));
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render, of_request);
}

Response post_api_bundle_export(App& app, const Request& request, const core::Actor& actor)
{
    const auto give = [&](core::UnitOfWork& work) {
        return core::export_bundle(work,
                                   tools_of(app),
                                   actor,
                                   case_of(request),
                                   core::CaseBundleId{request.value(1)},
                                   "json");
    };
    const auto render = [](const core::BundlePreview& given) {
        return ApiAnswer{.body = bundle_json(given.content, core::london_date(given.made_at))};
    };
    return api_transact(app, request, actor, give, render, of_request);
}

}  // namespace quorate::server
