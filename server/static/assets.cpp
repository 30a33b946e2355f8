#include "server/static/assets.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "server/static/asset_table.hpp"

namespace quorate::server {

// Half a dozen rows: walking them is as quick as anything cleverer.

const Asset* find_asset(std::string_view path)
{
    const auto table = asset_table();
    const auto row =
        std::ranges::find(table, path, [](const NamedAsset& each) { return each.asset.path; });
    return row == table.end() ? nullptr : &row->asset;
}

std::string_view asset_url(std::string_view name)
{
    const auto table = asset_table();
    const auto row = std::ranges::find(table, name, &NamedAsset::name);
    if (row == table.end()) throw std::logic_error{"there is no asset " + std::string{name}};
    return row->asset.path;
}

}  // namespace quorate::server
