#include "server/pages/scheduling/chain_return.hpp"

#include <array>
#include <string_view>

#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

constexpr std::array<std::string_view, 5> kept_fields{
    "conference", "core_group", "review", "late_authoriser", "late_reason_code"};

const std::string prefix_of_chain = "chain.";

std::vector<std::pair<std::string, std::string>> fields_of(const ChainReturn& back)
{
    std::vector<std::pair<std::string, std::string>> fields{
        {prefix_of_chain + "type", std::string{code(back.type)}},
        {prefix_of_chain + "from", std::string{code(back.from)}}};
    for (const auto& [name, value] : back.kept)
        fields.emplace_back(prefix_of_chain + name, value);
    return fields;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> chain_kept(const Fields& form,
                                                            const std::string& prefix)
{
    std::vector<std::pair<std::string, std::string>> kept;
    for (const std::string_view name : kept_fields)
        if (const std::string& value = form.get(prefix + std::string{name}); !value.empty())
            kept.emplace_back(name, value);
    return kept;
}

std::optional<ChainReturn> chain_return_in(const Fields& fields)
{
    const auto type = core::meeting_type_from(fields.get(prefix_of_chain + "type"));
    if (!type || !core::is_initial_conference(*type)) return std::nullopt;
    return ChainReturn{.type = *type,
                       .from = core::search_from(fields.get(prefix_of_chain + "from"))
                                   .value_or(core::SearchFrom::usual),
                       .kept = chain_kept(fields, prefix_of_chain)};
}

std::vector<View> hidden_fields(const ChainReturn& back)
{
    std::vector<View> hidden;
    for (const auto& [name, value] : fields_of(back))
        hidden.push_back(hidden_input(name, value));
    return hidden;
}

std::string chain_url(const core::CaseId& id,
                      const std::vector<core::ChildId>& children,
                      const ChainReturn& back)
{
    return chain_url(id, back.type, children, back.kept, back.from);
}

std::string needs_url(const core::CaseId& id,
                      core::MeetingType type,
                      const std::vector<core::ChildId>& children,
                      const ChainReturn& back)
{
    auto parameters = fields_of(back);
    parameters.insert(parameters.begin(),
                      {{"family", id.text()}, {"type", std::string{code(type)}}});
    for (const core::ChildId& child : children)
        parameters.emplace_back("child", child.text());
    return with_query("/meetings/new/needs", parameters);
}

}  // namespace quorate::server
