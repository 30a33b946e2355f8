#include "core/access/action.hpp"

#include "core/access/matrix.hpp"

namespace quorate::core {

const std::array<Action, action_count>& all_actions()
{
    static constexpr auto actions = [] {
        std::array<Action, action_count> list{};
        for (std::size_t i = 0; i < action_count; ++i)
            list[i] = static_cast<Action>(i);
        return list;
    }();
    return actions;
}

std::string_view action_name(Action action)
{
    return matrix().at(static_cast<std::size_t>(action)).name;
}

std::optional<Action> find_action(std::string_view name)
{
    for (const MatrixRow& row : matrix())
        if (row.name == name) return row.action;
    return std::nullopt;
}

}  // namespace quorate::core
