#include "core/planning/plan_random.hpp"

namespace quorate::core {

std::uint64_t PlanRandom::next()
{
    // splitmix64 (Steele, Lea, Flood 2014).
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

}  // namespace quorate::core
