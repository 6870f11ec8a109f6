"""Write the compiled physical arrays of Gymnasium's Humanoid-v5 to stdout.

usage: arrays.py humanoid.xml > humanoid-v5-arrays.json
with mujoco 3.17.0 and the humanoid.xml of gymnasium 1.4.0
(sha256 85816f372c826d2094b4a598918233bd9c5843b2439119eece2733bdc2e0d073).
"""
import json
import sys

import mujoco

ARRAYS = """qpos0 body_parentid body_jntnum body_jntadr body_pos body_quat body_ipos body_iquat body_mass body_inertia
jnt_qposadr jnt_dofadr jnt_pos jnt_axis jnt_stiffness jnt_range dof_armature dof_damping geom_type geom_condim geom_bodyid
geom_size geom_pos geom_quat geom_friction geom_margin actuator_trnid actuator_gear actuator_ctrlrange"""

assert mujoco.__version__ == "3.17.0", mujoco.__version__
m = mujoco.MjModel.from_xml_path(sys.argv[1])
out = {name: getattr(m, name).ravel().tolist() for name in ARRAYS.split()}
out["timestep"] = m.opt.timestep
out["solver"] = [int(m.opt.integrator), int(m.opt.solver), int(m.opt.iterations)]
print(json.dumps(out, separators=(",", ":")).replace('],"', '],\n"'))
