"""Record lives of Gymnasium's own bodies, for the tests to repeat.

usage: lives.py, in this folder, with gymnasium 1.4.0, mujoco 3.17.0 and numpy 2

One life of each body takes 300 random actions within the range of its motors.
The other begins from a seed of more than 32 bits and takes 60 actions that
Gymnasium keeps as they are while MuJoCo limits them: it is the motor's range
that moves the body, but the whole action that costs.
"""
import gymnasium
import numpy as np

BODIES = "Humanoid-v5", "Walker2d-v5"


def live(body, life, seed, actions):
    """Save actions, observations, rewards and health, and the table that the command `body` writes."""
    env = gymnasium.make(body, terminate_when_unhealthy=False, max_episode_steps=10_000)
    observation, _ = env.reset(seed=seed)
    observations, rewards, healthy = [observation], [], []
    with open(f"{life}-info.csv", "w") as table:
        table.write("step,reward,healthy,time\n")
        for step, action in enumerate(actions, 1):
            observation, reward, *_ = env.step(action)
            observations.append(observation)
            rewards.append(reward)
            healthy.append(bool(env.unwrapped.is_healthy))
            table.write(f"{step},{reward:.17g},{healthy[-1]:d},{env.unwrapped.data.time:.17g}\n")
    for name, array in ("actions", actions), ("obs", observations), ("rewards", rewards), ("healthy", healthy):
        np.save(f"{life}-{name}.npy", np.array(array))


assert gymnasium.__version__ == "1.4.0"
for body in BODIES:
    space = gymnasium.make(body).action_space
    rng = np.random.default_rng(1)
    actions = rng.uniform(space.low, space.high, (300, space.low.size)).astype(np.float32)
    live(body, body.lower(), 7, actions)

    rng = np.random.default_rng(2)
    actions = rng.standard_cauchy((60, space.low.size)) * space.high
    live(body, body.lower() + "-beyond", 2**40 + 2, np.clip(actions, -1e4, 1e4).astype(np.float32))
